// JSON documents in columns: the only place that parses them.

export interface JsonColumn<T> {
  toJson(value: T): string;
  fromJson(json: string): T;
}

/**
 * One column that stores values of type `T`. `fromJson` does not check the document: the type holds because the column
 * is written only by `toJson` of the same JsonColumn. A release that changes `T` must keep older documents valid: new
 * fields are optional, or a migration adds them to existing rows.
 */
export function jsonColumn<T>(): JsonColumn<T> {
  return {
    toJson: (value) => JSON.stringify(value),
    fromJson: (json) => JSON.parse(json) as T,
  };
}
