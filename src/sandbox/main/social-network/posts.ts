// The older posts of the simulated network: posts of the page, and comments of customers.

import { createPeople, createThread, type Person } from '../../sample-data/index.ts';
import type { SandboxRandom } from '../../index.ts';

/** A post as the integration sends it to the gateway: fields of `TicketCreateInput`. */
export interface Post {
  readonly externalId: string;
  readonly rootExternalId?: string;
  readonly text?: string;
  readonly contact: { readonly externalUserId: string; readonly name: string; readonly profileUrl?: string };
  readonly attachments?: readonly { readonly url: string; readonly name?: string; readonly mimeType: string }[];
  readonly link?: string;
  readonly rating?: { readonly value: number; readonly scale: number };
  readonly url: string;
  readonly createdAt: string;
}

const SPAN_MS = 60 * 24 * 3_600_000;
const LAST_AGO_MS = 2 * 3_600_000;
/** One of this number of posts is by the page; the others are comments on the newest post of the page. */
const POSTS_PER_PAGE_POST = 12;
const NETWORK = 'https://network.example';

const PAGE = { externalUserId: 'page-1000', name: 'Fan page' } as const;

/** The author of a post. */
export function authorOf({ name, phone }: Pick<Person, 'name' | 'phone'>): Post['contact'] {
  const externalUserId = `fan-${phone.slice(1)}`;
  return { externalUserId, name, profileUrl: `${NETWORK}/${externalUserId}` };
}

/** The URL of a post on the network. */
export const addressOf = (externalId: string): string => `${NETWORK}/posts/${externalId}`;

/** Creates `count` posts, oldest first, the newest two hours before `now`; equal seeds give equal posts. */
export function createPosts(random: SandboxRandom, count: number, now: number): readonly Post[] {
  const people = createPeople(random, Math.max(1, Math.ceil(count * 0.6)));
  const endsAt = now - LAST_AGO_MS;
  return Array.from({ length: count }, (_, index) => {
    const createdAt = new Date(Math.floor(endsAt - SPAN_MS * (1 - (index + 1) / count))).toISOString();
    const pagePost = index - (index % POSTS_PER_PAGE_POST);
    return index === pagePost
      ? createPagePost(random, index, createdAt)
      : createComment(random, random.pick(people), { index, pagePost, createdAt });
  });
}

const pagePostId = (index: number): string => `page-post-${String(index).padStart(6, '0')}`;

function createPagePost(random: SandboxRandom, index: number, createdAt: string): Post {
  const externalId = pagePostId(index);
  const { subject } = createThread(random, { language: 'en' });
  const attachments = [{ url: `https://files.example/${externalId}.png`, mimeType: 'image/png' }];
  return { externalId, text: subject, contact: PAGE, attachments, url: addressOf(externalId), createdAt };
}

function createComment(
  random: SandboxRandom,
  person: Person,
  { index, pagePost, createdAt }: { readonly index: number; readonly pagePost: number; readonly createdAt: string },
): Post {
  const externalId = `comment-${String(index).padStart(6, '0')}`;
  const text = createThread(random, { language: person.language, length: 1 }).lines[0]?.text ?? '?';
  const common = { externalId, contact: authorOf(person), url: addressOf(externalId), createdAt };
  if (random.chance(0.1)) return { ...common, text, rating: { value: random.int(1, 5), scale: 5 } };
  return { ...common, text, rootExternalId: pagePostId(pagePost), ...extrasOf(random, externalId) };
}

function extrasOf(random: SandboxRandom, externalId: string): Pick<Post, 'attachments' | 'link'> {
  const turn = random.int(0, 11);
  const files = `https://files.example/${externalId}`;
  if (turn === 0) return { attachments: [{ url: `${files}.jpg`, mimeType: 'image/jpeg' }] };
  if (turn === 1) return { attachments: [{ url: `${files}.pdf`, name: 'invoice.pdf', mimeType: 'application/pdf' }] };
  return turn === 2 ? { link: `${NETWORK}/shared/${externalId}` } : {};
}
