import {
  Alert,
  Button,
  Center,
  Divider,
  Paper,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError, api, ask, type Session } from '../api/client.js';
import { sessionQuery } from '../api/queries.js';
import logo from '../shell/logo.svg';
import { Failure } from '../ui/states.js';

const refusals: Readonly<Record<string, string>> = {
  refused: 'The identity provider knows you, but nobody here is linked with you. Ask an administrator.',
  failed: 'The identity provider did not confirm the sign-in. Try again.',
  off: 'No identity provider is set up here.',
  unavailable: 'The identity provider cannot be reached. Try again later.',
};

export function SignInPage({ ways }: { readonly ways: Session['ways'] }) {
  useDocumentTitle('Sign in · Patio');
  const refusal = refusals[new URLSearchParams(location.search).get('sign-in') ?? ''];
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack w="100%" maw={400} gap="lg">
        <Stack gap={6} align="center">
          <img src={logo} width={52} height={52} alt="" />
          <Title order={1} size="h2">
            Sign in to Patio
          </Title>
          <Text c="dimmed" size="sm">
            Your files, your tokens, one place.
          </Text>
        </Stack>
        <Paper withBorder p="xl" radius="lg" shadow="sm">
          <Stack>
            {refusal && <Alert color="red">{refusal}</Alert>}
            {ways.password && <PasswordForm />}
            {ways.password && ways.oidc && <Divider label="or" />}
            {ways.oidc && <ProviderButton />}
          </Stack>
        </Paper>
        <Text c="dimmed" size="xs" ta="center">
          WebDAV, SFTP and REST open with a token, never with this password.
        </Text>
      </Stack>
    </Center>
  );
}

function PasswordForm() {
  const queries = useQueryClient();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const signIn = useMutation({
    mutationFn: () => ask(api.POST('/auth/login', { body: { login, password } })),
    onSuccess: (session) => queries.setQueryData(sessionQuery.queryKey, session),
  });
  const isWrong = signIn.error instanceof ApiError && signIn.error.status === 401;
  const missing = tried && password === '' ? 'Enter your password.' : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (login !== '' && password !== '') signIn.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="User name"
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          error={tried && login === '' && 'Enter your user name.'}
        />
        <PasswordInput
          label="Password"
          value={password}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
            signIn.reset();
          }}
          autoComplete="current-password"
          error={missing ?? (isWrong && 'The user name or the password is wrong.')}
          errorProps={{ role: 'alert' }}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
        />
        {!isWrong && <Failure error={signIn.error} />}
        <Button type="submit" loading={signIn.isPending} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}

function ProviderButton() {
  const query = new URLSearchParams({ return: location.pathname + location.search });
  return (
    <Button component="a" href={`/auth/oidc/start?${query}`} variant="default" fullWidth>
      Continue with your identity provider
    </Button>
  );
}
