/** PATIO_BENCH_SCALE=0.01 makes everything a hundred times smaller, to see whether the benchmark itself works. */
const scale = Number(process.env.PATIO_BENCH_SCALE ?? 1);

export const scaled = (figure) => Math.max(1, Math.round(figure * scale));
export const rounds = scale < 1 ? 1 : 3;
export const secondsEach = Math.max(0.3, 3 * scale);

/** PATIO_BENCH_ROWS=W1,W3 measures these alone. What others prepare for them is prepared all the same. */
const chosen = process.env.PATIO_BENCH_ROWS?.split(',');
export const isChosen = ({ name }) => !chosen || chosen.includes(name.split(' ')[0]);
