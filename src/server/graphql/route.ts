// GraphQL over HTTP: Apollo Server on fastify, without its per-field plugins and with our limits.

import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { CompiledExecution } from '../../graph/execution/compiled-execution.ts';
import { createContext, type GraphContext } from '../../graph/context.ts';
import { toClientError, type IncidentReporter } from '../../graph/errors.ts';
import type { AppServices } from '../../graph/app-services.ts';
import { limitsRule } from '../../graph/execution/operation-limits.ts';
import { createTrace, currentTrace, runWithTrace } from '../../platform/observability/call-trace.ts';
import type { Limits } from '../../platform/config/config.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Metrics } from '../../platform/observability/metrics.ts';
import { REQUEST_ERRORS, RequestError } from '../../domain/errors/error-codes.ts';
import { toApolloExecutor } from './apollo-executor.ts';
import type { Authenticate } from '../http/authenticate.ts';
import { findOperation } from './find-operation.ts';
import { vendorCosts } from './vendor-costs.ts';

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  readonly execution: CompiledExecution;
  readonly services: AppServices;
  readonly authenticate: Authenticate;
  readonly limits: Limits;
  readonly introspection: boolean;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly report: IncidentReporter;
}

/** Registers POST and GET /graphql. Responses carry `extensions.vendors` when vendors were called. */
export async function registerGraphql(app: FastifyInstance, options: GraphqlOptions): Promise<void> {
  const server = new ApolloServer<GraphContext & BaseContext>({
    gateway: toApolloExecutor(options.schema, options.execution),
    introspection: options.introspection,
    hideSchemaDetailsFromClientErrors: !options.introspection,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: options.limits.maxTokens },
    validationRules: [limitsRule(options.limits)],
    formatError: (formatted, error) => toClientError(formatted, error, options.report),
    plugins: [
      // Both wrap every field resolver and take half of a list's processor time.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(app),
      refuseOperations(),
      reportCosts(options),
    ],
  });
  await server.start();
  await app.register(async (routes) => {
    // All work of a request runs under its trace, so that its vendor calls can be reported at the end.
    routes.addHook('preHandler', (_request, _reply, done) => runWithTrace(createTrace('interactive'), done));
    await routes.register(fastifyApollo(server), {
      path: '/graphql',
      context: async (request) => contextOf(options, request),
    });
  });
}

function contextOf({ services, authenticate }: GraphqlOptions, request: FastifyRequest): GraphContext {
  try {
    const viewer = authenticate(request.raw, request.headers.authorization ?? null);
    return createContext(services, viewer, currentTrace() ?? createTrace('interactive'));
  } catch (failure) {
    throw failure instanceof RequestError ? withStatus(failure) : failure;
  }
}

/** A refusal of the whole request, with the HTTP status of its code; the default is 500. */
function withStatus(refusal: RequestError): GraphQLError {
  const status = REQUEST_ERRORS[refusal.code].httpStatus ?? 400;
  return new GraphQLError(refusal.message, { originalError: refusal, extensions: { http: { status } } });
}

/**
 * Refuses what Apollo would pass on to the executor: an operation that is not in the document, and a subscription, which
 * would run as if it were a query.
 */
function refuseOperations(): ApolloServerPlugin<GraphContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, request }) => {
        const operation = findOperation(document, request.operationName ?? null);
        if (operation instanceof RequestError) throw withStatus(operation);
        if (operation.operation !== 'subscription') return;
        const message =
          'Send subscriptions to this URL over a WebSocket (graphql-transport-ws), or as a stream to /graphql/stream.';
        throw withStatus(new RequestError('BAD_USER_INPUT', message));
      },
    }),
  };
}

function reportCosts({ metrics, clock }: GraphqlOptions): ApolloServerPlugin<GraphContext> {
  return {
    requestDidStart: async () => {
      const startedAt = clock.elapsed();
      return {
        willSendResponse: async ({ contextValue, response, operation }) => {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          const labels = {
            type: operation?.operation ?? 'none',
            outcome: singleResult.errors === undefined ? 'ok' : 'errors',
          };
          metrics.graphqlOperations.inc(labels);
          metrics.graphqlOperationSeconds.observe(labels, (clock.elapsed() - startedAt) / 1000);
          const vendors = vendorCosts(contextValue);
          if (vendors.length > 0) singleResult.extensions = { ...singleResult.extensions, vendors };
        },
      };
    },
  };
}
