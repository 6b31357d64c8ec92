const pending = [];

/** Registers what to undo at the end; undone in reverse order, also after a failure or an interrupt. */
export function afterwards(undo) {
  pending.push(undo);
}

/** Runs a benchmark to its end, or to SIGINT or SIGTERM, and leaves nothing of it behind. */
export async function runBenchmark(benchmark) {
  const interrupted = new Promise((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => reject(new Error(signal)));
  });
  try {
    await Promise.race([benchmark(), interrupted]);
  } catch (error) {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  }
  for (const undo of pending.reverse()) {
    await undo().catch((error) => process.stderr.write(`${error.stack}\n`));
  }
  process.exit();
}
