// Rejects operations that are too deep or too wide before they run. HTTP and WebSocket use the same rule.

import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { RequestError } from '../../domain/errors/error-codes.ts';

export interface OperationLimits {
  readonly maxDepth: number;
  readonly maxAliases: number;
}

/** Fields after expanding all fragments, so that a small document cannot request a huge response. */
const MAX_FIELDS = 2000;
/** Fields at the root of one operation. */
const MAX_ROOT_FIELDS = 20;

interface Weight {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
}
const NOTHING: Weight = { depth: 0, fields: 0, aliases: 0 };

/** The validation rule for these limits. Introspection counts in width only, because tools fix its depth. */
export function limitsRule(limits: OperationLimits): (context: ValidationContext) => ASTVisitor {
  return (context) => ({
    OperationDefinition: {
      enter(operation) {
        const weigh = createWeigher(
          context.getDocument().definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION),
        );
        const weight = weigh(operation.selectionSet);
        const roots = operation.selectionSet.selections.length;
        const problems = [
          weight.depth > limits.maxDepth
            ? `it is ${weight.depth} levels deep, at most ${limits.maxDepth} are allowed`
            : null,
          weight.fields > MAX_FIELDS ? `it has more than ${MAX_FIELDS} fields` : null,
          weight.aliases > limits.maxAliases ? `it has more than ${limits.maxAliases} aliases` : null,
          roots > MAX_ROOT_FIELDS ? `it has ${roots} fields at its root, at most ${MAX_ROOT_FIELDS} are allowed` : null,
        ];
        const problem = problems.find((sentence) => sentence !== null);
        if (problem !== undefined) {
          // The code is on the inner error, because validation over HTTP sets its own code on the outer one.
          const originalError = new RequestError('QUERY_TOO_COMPLEX', `The operation is too complex: ${problem}.`);
          context.reportError(new GraphQLError(originalError.message, { nodes: operation, originalError }));
        }
        return false;
      },
    },
  });
}

/** Weighs selections. Each fragment is weighed once, so that nested fragments stay cheap. */
function createWeigher(fragments: readonly FragmentDefinitionNode[]): (selections: SelectionSetNode) => Weight {
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  const weighed = new Map<string, Weight>();

  function ofFragment(name: string): Weight {
    const known = weighed.get(name);
    if (known !== undefined) return known;
    weighed.set(name, NOTHING); // Another rule rejects cycles; this ends the recursion.
    const fragment = byName.get(name);
    const weight = fragment === undefined ? NOTHING : ofSelections(fragment.selectionSet);
    weighed.set(name, weight);
    return weight;
  }

  function ofSelections(set: SelectionSetNode): Weight {
    let total = NOTHING;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const inner = selection.selectionSet === undefined ? NOTHING : ofSelections(selection.selectionSet);
        const isIntrospection = selection.name.value.startsWith('__');
        total = combined(total, {
          depth: isIntrospection ? 1 : inner.depth + 1,
          fields: inner.fields + 1,
          aliases: inner.aliases + (selection.alias === undefined ? 0 : 1),
        });
      } else {
        total = combined(
          total,
          selection.kind === Kind.FRAGMENT_SPREAD
            ? ofFragment(selection.name.value)
            : ofSelections(selection.selectionSet),
        );
      }
    }
    return total;
  }

  return ofSelections;
}

function combined(left: Weight, right: Weight): Weight {
  return {
    depth: Math.max(left.depth, right.depth),
    fields: left.fields + right.fields,
    aliases: left.aliases + right.aliases,
  };
}
