// What the gateway counts and measures, in the Prometheus text format; the only importer of prom-client.

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

type Labels<L extends string> = Readonly<Record<L, string>>;
export interface CounterOf<L extends string> {
  inc(labels: Labels<L>, by?: number): void;
}
export interface GaugeOf<L extends string> {
  set(labels: Labels<L>, value: number): void;
  add(labels: Labels<L>, by: number): void;
}
export interface HistogramOf<L extends string> {
  observe(labels: Labels<L>, seconds: number): void;
}

export interface Metrics {
  readonly vendorCalls: CounterOf<'account' | 'operation' | 'outcome'>;
  readonly vendorCallSeconds: HistogramOf<'account' | 'operation'>;
  readonly rateBudgetRemaining: GaugeOf<'account'>;
  readonly webhookDeliveries: CounterOf<'vendor' | 'account' | 'state'>;
  readonly webhookAckSeconds: HistogramOf<'vendor'>;
  readonly subscriptionSockets: GaugeOf<never>;
  readonly subscriptions: GaugeOf<never>;
  /** Events handed to subscribers. */
  readonly deliveries: CounterOf<never>;
  readonly graphqlOperations: CounterOf<'type' | 'outcome'>;
  readonly graphqlOperationSeconds: HistogramOf<'type' | 'outcome'>;
  readonly unknownVendorValues: CounterOf<'vendor' | 'field'>;
  readonly logHeadPosition: GaugeOf<never>;
  /** Tasks of the outbox by the end of each try. */
  readonly outboxTasks: CounterOf<'account' | 'outcome'>;
  /** Tickets that a sync has read. */
  readonly syncTickets: CounterOf<'account'>;
  render(): Promise<{ readonly contentType: string; readonly body: string }>;
}

const CALL_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const ACK_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];
const OPERATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

function makersIn(registry: Registry) {
  const registers = [registry];
  const named = (name: string): string => `deskgraph_${name}`;
  return {
    counter<L extends string = never>(name: string, help: string, labelNames: readonly L[] = []): CounterOf<L> {
      const counter = new Counter({ name: named(name), help, labelNames, registers });
      return { inc: (labels, by = 1) => counter.inc({ ...labels }, by) };
    },
    gauge<L extends string = never>(name: string, help: string, labelNames: readonly L[] = []): GaugeOf<L> {
      const gauge = new Gauge({ name: named(name), help, labelNames, registers });
      return {
        set: (labels, value) => gauge.set({ ...labels }, value),
        add: (labels, by) => gauge.inc({ ...labels }, by),
      };
    },
    histogram<L extends string>(
      name: string,
      help: string,
      buckets: number[],
      labelNames: readonly L[],
    ): HistogramOf<L> {
      const histogram = new Histogram({ name: named(name), help, labelNames, buckets, registers });
      return { observe: (labels, seconds) => histogram.observe({ ...labels }, seconds) };
    },
  };
}

/** Creates all metrics in a registry of their own; `nodeMetrics` (default true) adds those of the process. */
export function createMetrics(options: { readonly nodeMetrics?: boolean } = {}): Metrics {
  const registry = new Registry();
  if (options.nodeMetrics !== false) collectDefaultMetrics({ register: registry });
  const make = makersIn(registry);
  return {
    vendorCalls: make.counter('vendor_calls_total', 'Vendor calls, including those refused before they were sent.', [
      'account',
      'operation',
      'outcome',
    ]),
    vendorCallSeconds: make.histogram('vendor_call_seconds', 'Duration of a vendor call that was sent.', CALL_BUCKETS, [
      'account',
      'operation',
    ]),
    rateBudgetRemaining: make.gauge('rate_budget_remaining', 'Vendor calls left in the current minute.', ['account']),
    webhookDeliveries: make.counter('webhook_deliveries_total', 'Webhook deliveries by outcome.', [
      'vendor',
      'account',
      'state',
    ]),
    webhookAckSeconds: make.histogram('webhook_ack_seconds', 'Time to acknowledge a webhook delivery.', ACK_BUCKETS, [
      'vendor',
    ]),
    subscriptionSockets: make.gauge('subscription_sockets', 'Open WebSockets and streams.'),
    subscriptions: make.gauge('subscriptions', 'Active subscriptions.'),
    deliveries: make.counter('deliveries_total', 'Events delivered to subscribers.'),
    graphqlOperations: make.counter('graphql_operations_total', 'GraphQL operations by type and outcome.', [
      'type',
      'outcome',
    ]),
    graphqlOperationSeconds: make.histogram(
      'graphql_operation_seconds',
      'Duration of a GraphQL operation.',
      OPERATION_BUCKETS,
      ['type', 'outcome'],
    ),
    unknownVendorValues: make.counter('unknown_vendor_values_total', 'Unrecognised enum values from vendors.', [
      'vendor',
      'field',
    ]),
    logHeadPosition: make.gauge('log_head_position', 'Position of the newest event in the log.'),
    outboxTasks: make.counter('outbox_tasks_total', 'Attempts of outbox tasks by outcome.', ['account', 'outcome']),
    syncTickets: make.counter('sync_tickets_total', 'Tickets read by the sync.', ['account']),
    render: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
