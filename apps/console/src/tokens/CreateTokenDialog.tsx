import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask, type MintedToken, type TokenRequest } from '../api/client.js';
import { policyQuery } from '../api/queries.js';
import { Failure, Loading } from '../ui/states.js';
import type { Prefill } from './draft.js';
import { MintedTokenView } from './MintedTokenView.js';
import { TokenForm } from './TokenForm.js';

interface CreateTokenDialogProps {
  /** Whose it will be: one's own login, or anybody's for administrators. */
  readonly login: string;
  readonly isOwn: boolean;
  /** With a secret, or for a key that its holder has already. */
  readonly kind: 'pat' | 'ssh_key';
  readonly prefill?: Prefill | undefined;
  readonly onClose: () => void;
}

export function CreateTokenDialog({ login, isOwn, kind, prefill, onClose }: CreateTokenDialogProps) {
  const queries = useQueryClient();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const { data: policy, error } = useQuery(policyQuery);
  const [minted, setMinted] = useState<MintedToken>();
  const params = { path: { login } };
  const refresh = () => void queries.invalidateQueries({ queryKey: ['tokens', login] });
  const forms = {
    pat: {
      what: 'token',
      async make(body: TokenRequest) {
        setMinted(await ask(api.POST('/api/v1/users/{login}/tokens', { params, body })));
        refresh();
      },
    },
    ssh_key: {
      what: 'SSH key',
      async make(body: TokenRequest, publicKey: string) {
        await ask(api.POST('/api/v1/users/{login}/ssh-keys', { params, body: { ...body, publicKey } }));
        notifications.show({ message: `“${body.name}” opens SFTP now.` });
        refresh();
        onClose();
      },
    },
  };
  const { what, make } = forms[kind];
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      fullScreen={isNarrow ?? false}
      title={minted ? 'Your new token' : `New ${what}${isOwn ? '' : ` for ${login}`}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      // A click beside the dialog must not lose what is shown only once.
      closeOnClickOutside={false}
      closeOnEscape={!minted}
    >
      <Failure error={error} />
      {!policy && !error && <Loading />}
      {minted && <MintedTokenView token={minted} onDone={onClose} />}
      {policy && !minted && (
        <TokenForm
          policy={policy}
          prefill={prefill}
          asksForKey={kind === 'ssh_key'}
          make={make}
          onCancel={onClose}
        />
      )}
    </Modal>
  );
}
