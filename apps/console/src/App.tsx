import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { sessionQuery } from './api/queries.js';
import { CurrentUser } from './session/current-user.js';
import { SignInPage } from './session/SignInPage.js';
import { Shell } from './shell/Shell.js';
import { Empty, Failure } from './ui/states.js';
import { Uploads } from './uploads/Uploads.js';

const TokensPage = lazy(() => import('./tokens/TokensPage.js'));
const SshKeysPage = lazy(() => import('./tokens/SshKeysPage.js'));
const ConnectPage = lazy(() => import('./connect/ConnectPage.js'));
const FilesPage = lazy(() => import('./files/FilesPage.js'));
const RecycleBinPage = lazy(() => import('./recycle-bin/RecycleBinPage.js'));
const PeoplePage = lazy(() => import('./people/PeoplePage.js'));
const PersonPage = lazy(() => import('./people/PersonPage.js'));
const PolicyPage = lazy(() => import('./people/PolicyPage.js'));
const HealthPage = lazy(() => import('./health/HealthPage.js'));
const AuditPage = lazy(() => import('./audit/AuditPage.js'));

export function App() {
  const { data, error, refetch } = useQuery(sessionQuery);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  if (!data.session) return <SignInPage ways={data.ways} />;
  return (
    <CurrentUser value={data.session}>
      <Uploads>
        <Shell>
          <Suspense fallback={<Waiting />}>
            <Switch>
              <Route path="/">
                <Redirect to="/files" replace />
              </Route>
              <Route path="/tokens">
                <TokensPage />
              </Route>
              <Route path="/ssh-keys">
                <SshKeysPage />
              </Route>
              <Route path="/connect">
                <ConnectPage />
              </Route>
              <Route path="/files/*?">{(params) => <FilesPage path={`/${params['*'] ?? ''}`} />}</Route>
              <Route path="/recycle-bin">
                <RecycleBinPage />
              </Route>
              {data.session.isAdmin && (
                <Route path="/people">
                  <PeoplePage />
                </Route>
              )}
              {data.session.isAdmin && (
                <Route path="/people/:login">{({ login }) => <PersonPage login={login} />}</Route>
              )}
              {data.session.isAdmin && (
                <Route path="/policy">
                  <PolicyPage />
                </Route>
              )}
              {data.session.isAdmin && (
                <Route path="/health">
                  <HealthPage />
                </Route>
              )}
              <Route path="/audit">
                <AuditPage />
              </Route>
              <Route>
                <Empty icon="?" title="There is no such page">
                  Choose one in the navigation.
                </Empty>
              </Route>
            </Switch>
          </Suspense>
        </Shell>
      </Uploads>
    </CurrentUser>
  );
}

function Waiting() {
  return (
    <Center h="60vh">
      <Loader role="status" aria-label="Loading" />
    </Center>
  );
}
