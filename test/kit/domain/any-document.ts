// Random operations over the whole schema: selections, fragments, aliases, directives with variables, and filters.

import fc from 'fast-check';
import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** What depends on the moment of reading, so that two executions may rightly differ. */
const OF_THE_MOMENT = new Set(['freshness', 'health', 'account', 'capabilities', 'url', 'thumbnailUrl', 'rateLimit']);
/** Lists behind arguments, and circles that only make documents long. */
const LEFT_OUT = new Set(['tickets', 'timeline', 'linkedContacts', 'replyTo', 'agents', 'teams']);
const MAX_DEPTH = 4;
const MAX_ALIASES = 28;

export interface AnyDocument {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}
type Choose = <T>(arbitrary: () => fc.Arbitrary<T>) => T;

/** A valid subscription to events, with the variables for it. `after` is always among the variables of the document. */
export function anyDocument(schema: GraphQLSchema, ticketIds: readonly string[]): fc.Arbitrary<AnyDocument> {
  return fc.gen().map((gen) => new Writer(schema, (arbitrary) => gen(arbitrary)).write(ticketIds));
}

/** A valid list of tickets, with the variables for it; `$filter` is a TicketFilter. */
export function anyList(schema: GraphQLSchema): fc.Arbitrary<AnyDocument> {
  return fc.gen().map((gen) => new Writer(schema, (arbitrary) => gen(arbitrary)).list());
}

class Writer {
  readonly #schema: GraphQLSchema;
  readonly #choose: Choose;
  readonly #fragments: string[] = [];
  #aliases = 0;

  constructor(schema: GraphQLSchema, choose: Choose) {
    this.#schema = schema;
    this.#choose = choose;
  }

  write(ticketIds: readonly string[]): AnyDocument {
    const selection = this.#selectionOf(this.#typeNamed('Event'), 1);
    const alias = this.#flip(4) ? 'mine: ' : '';
    const query = [
      'subscription Any($after: EventCursor, $filter: EventFilter, $yes: Boolean!, $no: Boolean! = false) {',
      `  ${alias}events(after: $after, filter: $filter) ${selection}`,
      '}',
      ...this.#fragments,
    ].join('\n');
    const variables = {
      yes: this.#flip(2),
      ...(this.#flip(2) ? { no: this.#flip(2) } : {}),
      ...this.#filter(ticketIds),
    };
    return { query, variables };
  }

  list(): AnyDocument {
    const selection = this.#selectionOf(this.#typeNamed('Ticket'), 1);
    const query = [
      'query Any($filter: TicketFilter, $first: Int = 3, $yes: Boolean!, $no: Boolean! = false) {',
      `  tickets(filter: $filter, first: $first) { totalCount nodes ${selection} }`,
      '}',
      ...this.#fragments,
    ].join('\n');
    const filters = [
      {},
      { filter: null },
      { filter: { vendor: 'DESK360' } },
      { filter: { or: [{ status: ['OPEN'] }, { not: { status: ['OPEN', 'CLOSED'] } }] } },
      { filter: { and: [{ createdAt: { gte: '2020-01-01T00:00:00Z' } }, { assigneeId: { isNull: true } }] } },
      { filter: { status: ['NO_SUCH_STATE'] } },
      { filter: { noSuchField: 1 } },
    ];
    const variables = {
      ...this.#choose(() => fc.constantFrom<Record<string, unknown>>(...filters)),
      ...this.#choose(() =>
        fc.constantFrom<Record<string, unknown>>({}, {}, { first: 2 }, { first: null }, { first: 0 }),
      ),
      ...(this.#flip(8) ? {} : { yes: this.#flip(2) }),
      ...(this.#flip(2) ? { no: this.#flip(2) } : {}),
    };
    return { query, variables };
  }

  #filter(ticketIds: readonly string[]): Record<string, unknown> {
    const filters = [
      {},
      {},
      { filter: null },
      { filter: {} },
      { filter: { vendor: ['EMOTIVE'] } },
      { filter: { types: ['MESSAGE_ADDED', 'TICKET_CREATED', 'UNMAPPED'] } },
      { filter: { types: [] } },
      { filter: { ticketIds: ticketIds.slice(0, 2) } },
      { filter: { assigneeId: { isNull: true }, vendor: ['DESK360', 'EMOTIVE'] } },
    ];
    return this.#choose(() => fc.constantFrom(...filters));
  }

  #selectionOf(type: GraphQLNamedType, depth: number): string {
    const parts = ['__typename', ...this.#fieldsOf(type, depth, false)];
    if (isAbstractType(type)) {
      for (const possible of this.#schema.getPossibleTypes(type)) {
        if (this.#flip(3)) parts.push(this.#fragmentOn(possible, depth));
      }
    }
    return `{ ${parts.join(' ')} }`;
  }

  /** What two concrete types both have under one name may be of two types: it gets a name of its own. */
  #fieldsOf(type: GraphQLNamedType, depth: number, aliased: boolean): string[] {
    if (!('getFields' in type)) return [];
    const fields = Object.values(type.getFields()) as GraphQLField<unknown, unknown>[];
    return fields.flatMap((field) => {
      const inner = getNamedType(field.type);
      const isLeaf = isLeafType(inner);
      if (OF_THE_MOMENT.has(field.name) || LEFT_OUT.has(field.name) || field.args.some(isRequiredArgument)) return [];
      if (!isLeaf && depth >= MAX_DEPTH) return [];
      if (!this.#flip(isLeaf ? 2 : 5)) return [];
      const named = aliased || this.#flip(8);
      if (named && this.#aliases >= MAX_ALIASES) return [];
      const alias = named ? `a${(this.#aliases += 1)}: ` : '';
      const args = field.name === 'messages' ? '(first: 2)' : '';
      const selection = isLeaf ? '' : ` ${this.#selectionOf(inner, depth + 1)}`;
      return [`${alias}${field.name}${args}${this.#directive()}${selection}`];
    });
  }

  #fragmentOn(type: GraphQLNamedType, depth: number): string {
    const fields = this.#fieldsOf(type, depth, true);
    const selection = `{ ${fields.length === 0 ? '__typename' : fields.join(' ')} }`;
    if (this.#flip(2) || !isObjectType(type)) return `... on ${type.name}${this.#directive()} ${selection}`;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${type.name} ${selection}`);
    return `...${name}${this.#directive()}`;
  }

  #directive(): string {
    if (!this.#flip(6)) return '';
    return this.#choose(() =>
      fc.constantFrom(' @include(if: $yes)', ' @skip(if: $no)', ' @include(if: $no)', ' @skip(if: false)'),
    );
  }

  /** True once in `times` calls on average. */
  #flip(times: number): boolean {
    return this.#choose(() => fc.integer({ min: 0, max: times - 1 })) === 0;
  }

  #typeNamed(name: string): GraphQLNamedType {
    const type = this.#schema.getType(name);
    if (type === undefined) throw new Error(`no type ${name}`);
    return type;
  }
}
