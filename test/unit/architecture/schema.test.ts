// Checks the schema: valid, described everywhere, nullable across vendor calls, uniform mutations.
import { readdirSync, readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  validateSchema,
} from 'graphql';
import type { GraphQLField, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { findInLine } from '../../../scripts/checks/word-list.ts';

const folder = new URL('../../../schema/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
const schema = buildSchema(files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n'));

type Member = { name: string; description?: string | null | undefined };

/** A schema coordinate and its description; empty when it has none. */
interface Described {
  readonly coordinate: string;
  readonly description: string;
}

const membersOf = (members: Iterable<Member>, coordinate: (name: string) => string): Described[] =>
  [...members].map((member) => ({
    coordinate: coordinate(member.name),
    description: member.description?.trim() ?? '',
  }));

function descriptionsInType(type: GraphQLNamedType): Described[] {
  const own = membersOf([type], (name) => name);
  if (isObjectType(type) || isInterfaceType(type)) {
    const fields = Object.values(type.getFields());
    const args = fields.flatMap((field) => membersOf(field.args, (name) => `${type.name}.${field.name}(${name}:)`));
    return [...own, ...membersOf(fields, (name) => `${type.name}.${name}`), ...args];
  }
  if (isInputObjectType(type)) {
    return [...own, ...membersOf(Object.values(type.getFields()), (name) => `${type.name}.${name}`)];
  }
  if (isEnumType(type)) return [...own, ...membersOf(type.getValues(), (name) => `${type.name}.${name}`)];
  return own;
}

/**
 * Every type, field, argument, enum value, input field, directive and directive argument of `within`, sorted by
 * coordinate. Definitions of graphql itself (String, @deprecated, __Type) are left out.
 */
function descriptions(within: GraphQLSchema): Described[] {
  const types = Object.values(within.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const directives = within.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
  return [
    ...types.flatMap(descriptionsInType),
    ...membersOf(directives, (name) => `@${name}`),
    ...directives.flatMap(({ name, args }) => membersOf(args, (arg) => `@${name}(${arg}:)`)),
  ].sort((a, b) => (a.coordinate < b.coordinate ? -1 : 1));
}

/** Coordinates whose description is missing or blank. */
const undescribedCoordinates = (within: GraphQLSchema): string[] =>
  descriptions(within)
    .filter(({ description }) => description === '')
    .map(({ coordinate }) => coordinate);

const MAX_SENTENCES = 2;

/** Descriptions that are too long or use a word of the word list, with the problem. Code spans are ignored. */
function wordingProblems(within: GraphQLSchema): string[] {
  return descriptions(within).flatMap(({ coordinate, description }) => {
    const prose = description.replaceAll(/`[^`]*`/g, '').replaceAll(/\s+/g, ' ');
    const sentences = prose.match(/[.!?](?=\s|$)/g)?.length ?? 0;
    const problems = findInLine(prose).map(({ phrase }) => `${coordinate} uses "${phrase}"`);
    if (sentences > MAX_SENTENCES) problems.push(`${coordinate} has ${sentences} sentences`);
    if (description !== '' && sentences === 0) problems.push(`${coordinate} is not a sentence`);
    return problems;
  });
}

/** Fields that may need a vendor call of their own: one failing vendor must cost only the field, never its parent. */
const nullableAcrossCalls = [
  'Ticket.assignee',
  'Ticket.tags',
  'Ticket.messages',
  'Ticket.timeline',
  'Message.author',
  'Message.ticket',
  'Event.ticket',
];

/** Non-null fields of that list, on the type itself and, for an interface, on every type that implements it. */
function nonNullAcrossCalls(within: GraphQLSchema, coordinates: readonly string[]): string[] {
  return coordinates.flatMap((coordinate) => {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = within.getType(typeName);
    if (!isObjectType(type) && !isInterfaceType(type)) return [`${coordinate} is missing`];
    const owners = isInterfaceType(type) ? [type, ...within.getImplementations(type).objects] : [type];
    return owners.flatMap((owner) => {
      const field = owner.getFields()[fieldName];
      if (field === undefined) return [`${owner.name}.${fieldName} is missing`];
      return isNonNullType(field.type) ? [`${owner.name}.${fieldName} must be nullable`] : [];
    });
  });
}

/** Violations of the rule of one input and one payload; empty when there are none. */
function mutationProblems(within: GraphQLSchema, field: GraphQLField<unknown, unknown>): string[] {
  const problems: string[] = [];
  const [input] = field.args;
  const inputType = input && getNamedType(input.type);
  const takesOneInput =
    field.args.length === 1 &&
    input?.name === 'input' &&
    isInputObjectType(inputType) &&
    String(input.type) === `${inputType.name}!` &&
    inputType.name.endsWith('Input');
  if (!takesOneInput) problems.push(`Mutation.${field.name} must take exactly (input: XInput!)`);
  if (isInputObjectType(inputType) && inputType.getFields()['clientMutationId'] === undefined) {
    problems.push(`${inputType.name}.clientMutationId is missing`);
  }
  const payload = isNonNullType(field.type) ? field.type.ofType : null;
  const contract = within.getType('MutationPayload');
  const keepsContract =
    isObjectType(payload) && payload.getInterfaces().some((implemented) => implemented === contract);
  if (!keepsContract)
    problems.push(`Mutation.${field.name} must return a type that implements MutationPayload, non-null`);
  return problems;
}

const problemsOfMutations = (within: GraphQLSchema): string[] =>
  Object.values(within.getMutationType()?.getFields() ?? {}).flatMap((field) => mutationProblems(within, field));

describe('the schema', () => {
  test('is a valid schema with all three roots', () => {
    expect(validateSchema(schema)).toEqual([]);
    expect(schema.getQueryType()?.name).toBe('Query');
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {}).length).toBeGreaterThan(0);
    expect(Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).length).toBeGreaterThan(0);
  });

  test('describes every type, field, argument, enum value, input field and directive', () => {
    const missing = undescribedCoordinates(schema);
    expect(missing, `write a description in schema/ for: ${missing.join(', ')}`).toEqual([]);
  });

  test('describes everything in at most two plain sentences', () => {
    expect(wordingProblems(schema)).toEqual([]);
  });

  test('keeps fields that need a vendor call of their own nullable', () => {
    expect(nonNullAcrossCalls(schema, nullableAcrossCalls)).toEqual([]);
  });

  test('gives every mutation one input with clientMutationId and one MutationPayload', () => {
    expect(problemsOfMutations(schema)).toEqual([]);
  });
});

describe('the rules themselves', () => {
  test('name every coordinate without a description', () => {
    const planted = buildSchema(`
      "Described."
      directive @mark("Described." a: Int, silent: Int) on FIELD_DEFINITION
      directive @mute on FIELD_DEFINITION
      scalar Opaque
      union Either = Ticket
      "Described."
      type Query { "Described." ticket("Described." id: ID!): Ticket }
      "Described."
      type Ticket { "Described." messages(first: Int, "Described." after: String): Int subject: String "   " blank: Opaque }
      "Described."
      interface Node { id: ID! }
      "Described."
      enum Status { "Described." OPEN CLOSED }
      "Described."
      input Filter { "Described." text: String status: Status }
    `);
    expect(undescribedCoordinates(planted)).toEqual(
      [
        '@mark(silent:)',
        '@mute',
        'Opaque',
        'Either',
        'Ticket.messages(first:)',
        'Ticket.subject',
        'Ticket.blank',
        'Node.id',
        'Status.CLOSED',
        'Filter.status',
      ].sort(),
    );
  });

  test('find a description that is too long, is no sentence or uses a forbidden word', () => {
    const planted = buildSchema(`
      "One. Two \`a.b\`. Three."
      type Query { "Fine." ok: Boolean "Who is told." told: Boolean "no sentence" bare: Boolean }
    `);
    expect(wordingProblems(planted).filter((problem) => !problem.startsWith('Boolean'))).toEqual([
      'Query has 3 sentences',
      'Query.bare is not a sentence',
      'Query.told uses "told"',
    ]);
  });

  test('find a non-null field across calls, also on a type behind an interface, and a field that is missing', () => {
    const planted = buildSchema(`
      type Query { event: Event }
      interface Event { ticket: Int }
      type CreatedEvent implements Event { ticket: Int! }
      type Ticket { tags: [Int!]! }
    `);
    expect(nonNullAcrossCalls(planted, ['Event.ticket', 'Ticket.tags', 'Ticket.assignee', 'Message.author'])).toEqual([
      'CreatedEvent.ticket must be nullable',
      'Ticket.tags must be nullable',
      'Ticket.assignee is missing',
      'Message.author is missing',
    ]);
  });

  test('find a mutation with loose arguments, a bare answer or an input without clientMutationId', () => {
    const planted = buildSchema(`
      type Query { ok: Boolean }
      interface MutationPayload { clientMutationId: String }
      type GoodPayload implements MutationPayload { clientMutationId: String }
      type BarePayload { ok: Boolean }
      input GoodInput { clientMutationId: String }
      input SilentInput { text: String }
      type Mutation {
        good(input: GoodInput!): GoodPayload!
        loose(id: ID!, input: GoodInput!): GoodPayload!
        optional(input: GoodInput): GoodPayload!
        bare(input: GoodInput!): BarePayload!
        absent(input: GoodInput!): GoodPayload
        silent(input: SilentInput!): GoodPayload!
      }
    `);
    expect(problemsOfMutations(planted)).toEqual([
      'Mutation.loose must take exactly (input: XInput!)',
      'Mutation.optional must take exactly (input: XInput!)',
      'Mutation.bare must return a type that implements MutationPayload, non-null',
      'Mutation.absent must return a type that implements MutationPayload, non-null',
      'SilentInput.clientMutationId is missing',
    ]);
  });
});
