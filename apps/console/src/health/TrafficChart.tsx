import { Group, Text } from '@mantine/core';
import { type Bar, minutesPerBar, roundUp, type Traffic, toBars } from './traffic.js';

const width = 720;
const height = 200;
const left = 44;
const bottom = 22;
const kinds = ['done', 'refused', 'failed'] as const;
const names = { done: 'answered', refused: 'refused', failed: 'failed' } as const;
const time = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Requests as bars, one on another: what was done, refused and failed. */
export function TrafficChart({ traffic, minutes }: { readonly traffic: Traffic; readonly minutes: number }) {
  const bars = toBars(traffic, minutes);
  const top = roundUp(Math.max(...bars.map(heightOf)));
  const step = (width - left) / bars.length;
  const scale = (height - bottom - 8) / top;
  const total = (kind: (typeof kinds)[number]) => bars.reduce((sum, bar) => sum + bar[kind], 0);
  const span = minutesPerBar(minutes) === 1 ? 'a minute' : `${minutesPerBar(minutes)} minutes`;
  const summary = kinds.map((kind) => `${total(kind)} ${names[kind]}`).join(', ');
  return (
    <figure className="traffic">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Requests for ${span}: ${summary}`}>
        {[0, top / 2, top].map((count) => (
          <g key={count}>
            <line x1={left} x2={width} y1={yOf(count)} y2={yOf(count)} className="traffic-line" />
            <text x={left - 6} y={yOf(count) + 4} textAnchor="end" className="traffic-label">
              {count}
            </text>
          </g>
        ))}
        {bars.map((bar, index) => (
          <g key={bar.from}>
            <title>{`${time.format(bar.from)}: ${kinds.map((kind) => `${bar[kind]} ${names[kind]}`).join(', ')}`}</title>
            <rect x={left + index * step} y={0} width={step} height={height - bottom} fill="transparent" />
            {kinds.map((kind, order) => {
              const below = kinds.slice(0, order).reduce((sum, lower) => sum + bar[lower], 0);
              return (
                <rect
                  key={kind}
                  x={left + index * step + step * 0.12}
                  width={step * 0.76}
                  y={yOf(below + bar[kind])}
                  height={bar[kind] * scale}
                  className={`traffic-${kind}`}
                />
              );
            })}
            {index % Math.ceil(bars.length / 6) === 0 && (
              <text x={left + index * step} y={height - 6} className="traffic-label">
                {time.format(bar.from)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <Group component="figcaption" gap="lg" mt="xs">
        {kinds.map((kind) => (
          <Group key={kind} gap={6}>
            <svg width={12} height={12} aria-hidden>
              <rect width={12} height={12} rx={3} className={`traffic-${kind}`} />
            </svg>
            <Text size="sm">
              {total(kind)} {names[kind]}
            </Text>
          </Group>
        ))}
      </Group>
    </figure>
  );

  function yOf(count: number): number {
    return height - bottom - count * scale;
  }
}

function heightOf({ done, refused, failed }: Bar): number {
  return done + refused + failed;
}
