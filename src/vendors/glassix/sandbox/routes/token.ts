// The token route of the emulated Glassix.

import { answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { bodyFields, isSecret, Refusal, route, textField } from '../call.ts';
import { type GlassixCall, userNamed } from '../state.ts';

function getToken(call: GlassixCall): SandboxAnswer {
  const { settings, state, clock } = call.context;
  const fields = bodyFields(call);
  const apiKey = textField(fields, 'apiKey');
  const userName = textField(fields, 'userName');
  if (apiKey === null || userName === null) throw new Refusal(400, 'apiKey, apiSecret and userName are required');
  const known = settings.credentials.find(
    (one) => one.apiKey === apiKey && isSecret(fields['apiSecret'], one.apiSecret),
  );
  if (known === undefined) throw new Refusal(401, 'The api key or secret is incorrect');
  if (userNamed(state, userName) === null) throw new Refusal(401, 'The user does not exist in this department');
  const token = state.random.token(64);
  state.tokens.set(token, { credential: { ...known, userName }, endsAt: clock.now() + settings.tokenSeconds * 1000 });
  return answerJson(200, { access_token: token, token_type: 'Bearer', expires_in: settings.tokenSeconds });
}

export const tokenRoutes = [
  route(
    'POST',
    '/token/get',
    { coverage: 'G3', note: 'lives three hours, bound to key and user; throttled' },
    getToken,
    true,
  ),
];
