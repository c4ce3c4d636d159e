import { describe, expect, it } from 'vitest';
import { createLogger, redactText, redactUrl } from '../../../src/platform/observability/logger.ts';

function keep(level: 'debug' | 'info' = 'info', pretty = false) {
  const lines: string[] = [];
  const logger = createLogger({ level, pretty, destination: { write: (line) => void lines.push(line) } });
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') };
}

describe('a log line', () => {
  it('is JSON with level, time, name and message', () => {
    const { logger, last } = keep();
    logger.child('server', { port: 80 }).child('webhooks').info('started', { count: 2 });
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      name: 'deskgraph.server.webhooks',
      port: 80,
      count: 2,
      msg: 'started',
    });
  });

  it('names each member once, also where a detail would overwrite it', () => {
    const { logger, lines, last } = keep();
    logger.child('a', { name: 'x' }).warn('real', { msg: 'false', level: 'false', time: 1 });
    expect(last()).toMatchObject({ msg: 'real', level: 'warn', name: 'deskgraph.a', msg_: 'false', level_: 'false' });
    expect(lines[0]?.match(/"name":/g)).toHaveLength(1);
  });

  it('is not written, nor are its details touched, below the level', () => {
    const { logger, lines } = keep();
    const touchy = {
      get boom(): never {
        throw new Error('touched');
      },
    };
    logger.debug('quiet', { touchy });
    expect(lines).toHaveLength(0);
  });

  it('can be one for people', () => {
    const { logger, lines } = keep('info', true);
    logger.info('hello', { a: 1 });
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} INFO {2}deskgraph {2}hello a=1\n$/);
  });

  it('keeps secrets out at any depth, under any spelling, in errors and in texts', () => {
    const { logger, lines } = keep();
    const cause = Object.assign(new Error('GET https://h/?accesstoken=canary'), { code: 'E_X' });
    logger.error('failed with Bearer canary-canary', {
      error: new Error('outer token=canary', { cause }),
      headers: { Authorization: 'canary', 'X-API-Key': 'canary', Cookie: 'canary', 'set-cookie': ['canary'] },
      deep: [{ settings: new Map([['apiSecret', 'canary']]), api_key: 'canary', password: { value: 'canary' } }],
      url: new URL('https://user:canary@host/path?token=canary&page=1'),
      body: '{"accessToken":"canary","page":1}',
      jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOjF9.canary',
      bytes: Buffer.from('canary'),
    });
    expect(lines.join('')).not.toContain('canary');
    expect(lines.join('')).toContain('page=1');
    expect(lines.join('')).toContain('"code":"E_X"');
  });

  it('survives what JSON cannot hold', () => {
    const { logger, last } = keep();
    const ring: Record<string, unknown> = { big: 9007199254740993n, run: () => 1, when: new Date(Number.NaN) };
    ring['self'] = ring;
    logger.info('odd', { ring });
    expect(last().ring).toMatchObject({ big: '9007199254740993', when: null });
  });
});

describe('redacting a URL', () => {
  it.each([
    ['https://a/b?accesstoken=x&page=2', 'https://a/b?accesstoken=[hidden]&page=2'],
    ['https://u:p@a/b', 'https://a/b'],
    [
      '/b?api_key=x&signature=y&X-Amz-Signature=z&q=1',
      '/b?api_key=[hidden]&signature=[hidden]&X-Amz-Signature=[hidden]&q=1',
    ],
    ['/b?%74oken=x', '/b?%74oken=[hidden]'],
    ['/b#token=x', '/b'],
    ['/monkey?donkey=1&keyword=2', '/monkey?donkey=1&keyword=2'],
  ])('%s', (url, clean) => expect(redactUrl(url)).toBe(clean));

  it('leaves ordinary text alone', () => {
    const text = 'The token expired, ask for a new key. 3 = 4? a=b';
    expect(redactText(text)).toBe(text);
  });
});
