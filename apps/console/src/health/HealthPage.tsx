import {
  Badge,
  Group,
  Paper,
  Progress,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, ask, type Schemas } from '../api/client.js';
import { doorNames } from '../ui/doors.js';
import { Page } from '../ui/Page.js';
import { size } from '../ui/size.js';
import { Failure, Loading } from '../ui/states.js';
import { ago, exactly } from '../ui/time.js';
import { TrafficChart } from './TrafficChart.js';

type Health = Schemas['ServerHealth'];

const ranges = [
  { value: '60', label: 'Last hour' },
  { value: '360', label: '6 hours' },
  { value: '1440', label: 'Day' },
];
const refreshMs = 15_000;

export default function HealthPage() {
  const [range, setRange] = useState('60');
  const minutes = Number(range);
  const { data, error, refetch } = useQuery({
    queryKey: ['health', minutes],
    queryFn: () => ask(api.GET('/api/v1/health', { params: { query: { minutes } } })),
    refetchInterval: refreshMs,
    placeholderData: keepPreviousData,
  });
  return (
    <Page title="Health" about="How this server is, and what it is asked.">
      <Failure error={error} retry={refetch} />
      {!data && !error && <Loading />}
      {data && (
        <Stack gap="lg">
          <Paper withBorder radius="lg" p="lg">
            <Group justify="space-between" mb="md">
              <Title order={2} size="h4">
                Requests
              </Title>
              <SegmentedControl
                aria-label="How far back"
                size="xs"
                data={ranges}
                value={range}
                onChange={setRange}
              />
            </Group>
            <TrafficChart traffic={data.traffic} minutes={minutes} />
            <Text size="xs" c="dimmed" mt="xs">
              At all doors, by all processes on this database. SFTP's reads and writes count with the opening
              of their file.
            </Text>
          </Paper>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Doors health={data} />
            <Versions health={data} />
            <Storage health={data} />
            <Background health={data} />
          </SimpleGrid>
        </Stack>
      )}
    </Page>
  );
}

function Doors({ health: { doors, loginFailures } }: { readonly health: Health }) {
  return (
    <Card title="Doors">
      {(['rest', 'webdav', 'sftp'] as const).map((door) => {
        const failures = loginFailures.find((count) => count.door === door);
        return (
          <Fact key={door} name={doorNames[door]}>
            <Group gap="xs" justify="flex-end">
              {doors[door] !== null && (
                <Text size="sm" className="wrapping">
                  {doors[door]}
                </Text>
              )}
              <Badge variant="light" color={doors[door] === null ? 'gray' : 'teal'}>
                {doors[door] === null ? 'not here' : 'open'}
              </Badge>
            </Group>
            {failures && (
              <Text size="xs" c="dimmed" ta="right">
                {failures.failed} failed logins, {failures.blocked} turned away
              </Text>
            )}
          </Fact>
        );
      })}
    </Card>
  );
}

function Versions({ health }: { readonly health: Health }) {
  const { version, nodeVersion, database, startedAt } = health;
  return (
    <Card title="Server">
      <Fact name="Patio">{version}</Fact>
      <Fact name="Node.js">{nodeVersion}</Fact>
      <Fact name="Database">
        {database.kind === 'embedded' ? 'embedded (PGlite)' : 'PostgreSQL'} {database.version}
      </Fact>
      <Fact name="Started">
        <span title={exactly(startedAt)}>{ago(startedAt)}</span>
      </Fact>
    </Card>
  );
}

function Storage({ health: { storage } }: { readonly health: Health }) {
  const { nodes, blobs, usedBytes, freeBytes, totalBytes } = storage;
  const takenPercent = totalBytes === 0 ? 0 : ((totalBytes - freeBytes) / totalBytes) * 100;
  return (
    <Card title="Storage">
      <Fact name="Files and folders">{nodes.toLocaleString('en')}</Fact>
      <Fact name="Contents">
        {blobs.toLocaleString('en')}, {size(usedBytes)}
      </Fact>
      <Fact name="Disk">
        {size(freeBytes)} of {size(totalBytes)} free
      </Fact>
      <Progress
        value={takenPercent}
        color={takenPercent > 90 ? 'red' : 'patio'}
        aria-label={`${Math.round(takenPercent)} % of the disk is taken`}
      />
    </Card>
  );
}

function Background({ health: { collector, webhook } }: { readonly health: Health }) {
  return (
    <Card title="Background work">
      <Fact name="Collector">
        {collector.isWorking ? 'working' : 'idle'}
        {collector.sweptAt !== null && `, went through everything ${ago(collector.sweptAt)}`}
      </Fact>
      <Fact name="Webhook">
        {webhook.isConfigured ? `${webhook.waiting} waiting` : 'not set up'}
        {webhook.oldestAt !== null && `, since ${exactly(webhook.oldestAt)}`}
      </Fact>
    </Card>
  );
}

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder radius="lg" p="lg">
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      <Stack gap="xs">{children}</Stack>
    </Paper>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" gap="md">
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Text size="sm" component="div" ta="right" className="wrapping">
        {children}
      </Text>
    </Group>
  );
}
