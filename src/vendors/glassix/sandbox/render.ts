// Glassix's JSON, written from the documented samples, including capital letters and sentinels.

import { createHash } from 'node:crypto';
import { longNumber } from './long-number.ts';
import type {
  ActivityLog,
  GlassixContext,
  OutsideMessage,
  Participant,
  StoredAttachment,
  Ticket,
  Transaction,
  User,
} from './state.ts';
import { ownerOf } from './state.ts';

const NEVER = '0001-01-01T00:00:00';
const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';
const LINK_SECONDS = 10_800;

/** A time in the format of the settings; null becomes the sentinel for "never". */
function timeOf(context: Pick<GlassixContext, 'settings'>, at: number | null): string {
  if (at === null) return NEVER;
  const zulu = new Date(at).toISOString();
  return context.settings.timeForm === 'zulu' ? zulu : zulu.slice(0, -1);
}

/** `20260302T100000Z`, the format of signed object store URLs. */
export function stampOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

export function signatureOf(name: string, stamp: string): string {
  return createHash('sha256').update(`${name}\n${stamp}\nsandbox`).digest('hex');
}

function linkOf(context: GlassixContext, name: string): string {
  const stamp = stampOf(context.clock.now());
  const query = `X-Amz-Date=${stamp}&X-Amz-Expires=${LINK_SECONDS}&X-Amz-Signature=${signatureOf(name, stamp)}`;
  return `${context.url}/stored/${encodeURIComponent(name)}?${query}`;
}

export function renderUser(user: User): object {
  return {
    id: user.id,
    type: user.type,
    gender: 'Undefined',
    UserName: user.userName,
    culture: 'en-US',
    isAnonymous: false,
    uniqueArgument: '',
    fullName: user.fullName,
    shortName: user.fullName.split(' ')[0],
    jobTitle: '',
    status: user.status,
    roles: ['SystemUser'],
  };
}

/** The owner in a ticket; it has fewer fields than in the list of users. */
function renderOwner(user: User | null): object | null {
  if (user === null) return null;
  const { id, userName, type } = user;
  return {
    id,
    gender: 'Undefined',
    UserName: userName,
    culture: 'en-US',
    isAnonymous: false,
    uniqueArgument: '',
    type,
  };
}

export function renderParticipant(participant: Participant): object {
  return {
    id: participant.id,
    name: participant.name,
    type: participant.type,
    identifier: participant.identifier,
    departmentIdentifier: '',
    displayName: '',
    protocolType: participant.protocol,
    subProtocolType: participant.subProtocol,
    isActive: participant.isActive,
    isDeleted: false,
    contactId: participant.contactId ?? EMPTY_GUID,
    userName: participant.userName,
  };
}

function renderAttachment(context: GlassixContext, attachment: StoredAttachment): object {
  return {
    id: attachment.id,
    type: attachment.type,
    fileIdentifier: attachment.name,
    originalFileName: attachment.originalName,
    thumbnails: attachment.type === 'Image' ? [linkOf(context, attachment.name)] : [],
    uri: linkOf(context, attachment.name),
    isEmbedded: false,
    sanitizationState: attachment.sanitization,
  };
}

export function renderTransaction(context: GlassixContext, transaction: Transaction): object {
  return {
    guidTransactionId: transaction.guid,
    id: longNumber(transaction.id),
    dateTime: timeOf(context, transaction.at),
    fromProtocolType: transaction.from.protocol,
    type: transaction.type,
    text: transaction.text,
    html: transaction.html,
    status: transaction.status,
    fromParticipant: renderParticipant(transaction.from),
    attachments: transaction.attachments.map((attachment) => renderAttachment(context, attachment)),
    payload: transaction.payload,
  };
}

function renderLog(context: GlassixContext, log: ActivityLog): object {
  return {
    state: log.state,
    changedOn: timeOf(context, log.at),
    initiatorUserId: log.initiatorUserId ?? EMPTY_GUID,
    userId: log.userId ?? EMPTY_GUID,
    ticketType: 'Regular',
    totalActivityTimeSec: 0,
    totalActivityTimeSecNet: 0,
  };
}

function spokenBy(ticket: Ticket, type: Participant['type']): number[] {
  const { transactions } = ticket;
  return transactions.filter((one) => one.type === 'Message' && one.from.type === type).map(({ at }) => at);
}

function messageTimes(context: GlassixContext, ticket: Ticket): object {
  const customer = spokenBy(ticket, 'Client');
  const agent = spokenBy(ticket, 'User');
  const time = (at: number | undefined): string | null => (at === undefined ? null : timeOf(context, at));
  return {
    firstCustomerMessageDateTime: time(customer[0]),
    lastCustomerMessageDateTime: time(customer.at(-1)),
    firstAgentMessageDateTime: time(agent[0]),
    lastAgentMessageDateTime: time(agent.at(-1)),
    customerMessagesCount: customer.length,
    agentMessagesCount: agent.length,
  };
}

function head(context: GlassixContext, ticket: Ticket): object {
  const { id, departmentId, culture, tags, state, uniqueArgument, details, participants, movedTo, movedFrom } = ticket;
  const owner = ownerOf(context.state, ticket);
  return {
    id,
    departmentId,
    ...Object.fromEntries(ticket.fields.map((value, index) => [`field${index + 1}`, value])),
    culture,
    ticketType: owner?.type === 'BOT' ? 'Bot' : 'Regular',
    tags,
    owner: renderOwner(owner),
    state,
    open: timeOf(context, ticket.openedAt),
    close: timeOf(context, ticket.closedAt),
    lastActivity: timeOf(context, ticket.lastActivityAt),
    uniqueArgument,
    primaryProtocolType: participants.find(({ type }) => type === 'Client')?.protocol ?? 'Undefined',
    details,
    movedToTicketId: movedTo?.ticketId ?? 0,
    movedToDepartmentId: movedTo?.departmentId ?? EMPTY_GUID,
    movedFromTicketId: movedFrom?.ticketId ?? 0,
    movedFromDepartmentId: movedFrom?.departmentId ?? EMPTY_GUID,
    participants: participants.map(renderParticipant),
    ...messageTimes(context, ticket),
    durationGross: '1.02:03:04.5678901',
    isIncoming: true,
    isScrambled: false,
    ticketSummary:
      ticket.summary === null
        ? null
        : {
            userId: ticket.summary.userId,
            lastUpdateTimestamp: timeOf(context, ticket.summary.at),
            value: ticket.summary.value,
          },
    transactionsCount: ticket.transactions.length,
  };
}

export function renderOutside(context: GlassixContext, departmentId: string, message: OutsideMessage): object {
  const { providerMessageId, protocol, from, to, text, at, status } = message;
  const files = { attachmentUris: [], files: [] };
  const dateTime = timeOf(context, at);
  return {
    text,
    html: '',
    protocolType: protocol,
    ...files,
    from,
    to,
    dateTime,
    providerMessageId,
    departmentId,
    status,
    serviceProvider: 1,
  };
}

/** A ticket of a list: without transactions. */
export function renderTicketRow(context: GlassixContext, ticket: Ticket): object {
  return head(context, ticket);
}

/** A ticket with its transactions. */
export function renderTicket(context: GlassixContext, ticket: Ticket): object {
  return {
    ...head(context, ticket),
    activityLogs: ticket.logs.map((log) => renderLog(context, log)),
    transactions: ticket.transactions.map((transaction) => renderTransaction(context, transaction)),
  };
}
