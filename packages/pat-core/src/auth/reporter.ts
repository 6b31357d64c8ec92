/** Reports the first failure of a row of them: work that is tried again several times a second would say the same each time. */
export interface Reporter {
  failed(error: unknown): void;
  succeeded(): void;
}

export function createReporter(onError: (error: unknown) => void): Reporter {
  let failing = false;
  return {
    failed(error) {
      if (!failing) onError(error);
      failing = true;
    },
    succeeded() {
      failing = false;
    },
  };
}
