// The shapes of SocialHub's JSON: tickets, the channel, webhook bodies and errors, parsed leniently.

import * as z from 'zod';
import { listOf, looseText } from '../../../platform/adapter/wire.ts';

/** The vendor's ticket ids, which become parts of paths. */
export const TICKET_ID = /^[a-f0-9]{24}$/;
/** The pattern of the Swagger file; the guide's table cuts it at the bar. */
export const NETWORK_ITEM_ID = /^[a-zA-Z0-9/|@&$!?()[\]{}+*~,;.:=_-]{6,256}$/;
export const ACTION_ID = /^[a-zA-Z0-9-_]{1,256}$/;
/** Documented as a UUID; accepts anything that is safe in a path. */
export const FOLLOWUP_ID = /^[a-zA-Z0-9-]{1,64}$/;

const number = z
  .number()
  .nullish()
  .transform((value) => value ?? null);
const ticketId = z.string().regex(TICKET_ID);

const picture = z.object({ small: looseText, large: looseText });
export type WirePicture = z.output<typeof picture>;
/** Tickets have `mimeType`, webhooks `mimetype`. */
const file = z.object({ url: looseText, name: looseText, size: number, mimeType: looseText, mimetype: looseText });
export type WireFile = z.output<typeof file>;

const interaction = z.object({
  message: looseText,
  pictures: listOf(picture),
  attachments: listOf(file),
  link: looseText,
  rating: z
    .object({ value: z.number(), scale: z.number() })
    .nullish()
    .transform((value) => value ?? null),
  createdTime: looseText,
  updatedTime: looseText,
  networkItemId: looseText,
  url: looseText,
  /** The guide's table has `rooId`, every sample `rootId`. */
  root: z
    .object({ rootId: looseText, rooId: looseText })
    .nullish()
    .transform((value) => value?.rootId ?? value?.rooId ?? null),
  /** The vendor's own id, not the network's id that was sent. */
  interactor: z
    .object({ interactorId: looseText, name: looseText, url: looseText, picture: looseText })
    .nullish()
    .transform((value) => value ?? null),
});
export type WireInteraction = z.output<typeof interaction>;

/** The response of every ticket route. */
export const ticket = z
  .object({
    _id: ticketId,
    channelId: looseText,
    createdTime: looseText,
    updatedTime: looseText,
    followupTo: z
      .object({ followupToId: looseText })
      .nullish()
      .transform((value) => value?.followupToId ?? null),
    interaction,
  })
  .transform(({ _id: id, ...rest }) => ({ id, ...rest }));
export type WireTicket = z.output<typeof ticket>;

const channel = z
  .object({ _id: z.string().min(1), name: looseText, uniqueName: looseText, networkId: looseText })
  .transform(({ _id: id, ...rest }) => ({ id, ...rest }));
export type WireChannel = z.output<typeof channel>;
const webhookPart = z.object({ url: looseText, secret: looseText }).nullish();
const action = z.looseObject({ id: z.string(), type: z.string() });
export type WireAction = z.output<typeof action>;
export const manifest = z.object({
  webhook: webhookPart,
  inbox: z.object({ ticketActions: listOf(action) }).nullish(),
});
export type WireManifest = z.output<typeof manifest>;
/** The response of GET /; channels of reusable manifests are returned without `manifest`. */
export const root = z.object({ channel, manifest: manifest.nullish() });
export type WireRoot = z.output<typeof root>;

/** A webhook body; the items of the lists are parsed one by one. */
export const delivery = z.object({
  channelId: z.string().min(1),
  events: z.record(z.string(), z.array(z.unknown())),
});

const payload = z.object({
  text: looseText,
  followupId: z.string().regex(FOLLOWUP_ID).nullish(),
  attachments: listOf(file),
  option: looseText,
  name: looseText,
  networkId: looseText,
  variables: z.record(z.string(), z.unknown()).nullish(),
  language: looseText,
});
export const ticketAction = z.object({
  ticketId,
  networkItemId: z.string().regex(NETWORK_ITEM_ID),
  type: z.string().min(1),
  actionId: z.string().min(1).max(256),
  payload: payload.nullish().transform((value) => value ?? payload.parse({})),
  /** Milliseconds. */
  time: number,
  uuid: looseText,
});
export type WireTicketAction = z.output<typeof ticketAction>;
export const channelAction = z.object({ type: z.string().min(1), time: number, uuid: looseText });

export const failure = z.object({ code: looseText, message: looseText });
