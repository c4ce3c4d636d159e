// Refuses operations that are too deep or too wide before anything runs; the same rule for HTTP and sockets.

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

/** Fields after all fragments are laid out, so that a small document cannot ask for a huge answer. */
const MAX_FIELDS = 2000;
/** Fields of one root type in one operation: a mutation does one thing, or a few. */
const MAX_ROOT_FIELDS = 20;

interface Weight {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
}
const NOTHING: Weight = { depth: 0, fields: 0, aliases: 0 };

/** The validation rule for these limits. Introspection counts only in width: its own depth is fixed by the tools. */
export function limitsRule(limits: OperationLimits): (context: ValidationContext) => ASTVisitor {
  return (context) => ({
    OperationDefinition: {
      enter(operation) {
        const weigh = createScale(
          context.getDocument().definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION),
        );
        const weight = weigh(operation.selectionSet);
        const roots = operation.selectionSet.selections.length;
        const faults = [
          weight.depth > limits.maxDepth
            ? `it is ${weight.depth} levels deep, at most ${limits.maxDepth} are allowed`
            : null,
          weight.fields > MAX_FIELDS ? `it asks for more than ${MAX_FIELDS} fields` : null,
          weight.aliases > limits.maxAliases ? `it has more than ${limits.maxAliases} aliases` : null,
          roots > MAX_ROOT_FIELDS ? `it has ${roots} fields at its root, at most ${MAX_ROOT_FIELDS} are allowed` : null,
        ];
        const fault = faults.find((sentence) => sentence !== null);
        if (fault !== undefined) {
          // The code stands on the error inside: what reports validation over HTTP puts a code of its own on the outer one.
          const originalError = new RequestError('QUERY_TOO_COMPLEX', `The operation is too complex: ${fault}.`);
          context.reportError(new GraphQLError(originalError.message, { nodes: operation, originalError }));
        }
        return false;
      },
    },
  });
}

/** Weighs selections; each fragment is weighed once, so that fragments of fragments cost nothing to check. */
function createScale(fragments: readonly FragmentDefinitionNode[]): (selections: SelectionSetNode) => Weight {
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  const weighed = new Map<string, Weight>();

  function ofFragment(name: string): Weight {
    const known = weighed.get(name);
    if (known !== undefined) return known;
    weighed.set(name, NOTHING); // A circle is refused by another rule; here it must only end.
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
        total = joined(total, {
          depth: isIntrospection ? 1 : inner.depth + 1,
          fields: inner.fields + 1,
          aliases: inner.aliases + (selection.alias === undefined ? 0 : 1),
        });
      } else {
        total = joined(
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

function joined(left: Weight, right: Weight): Weight {
  return {
    depth: Math.max(left.depth, right.depth),
    fields: left.fields + right.fields,
    aliases: left.aliases + right.aliases,
  };
}
