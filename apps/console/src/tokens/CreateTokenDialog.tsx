import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask, type MintedToken, type TokenRequest } from '../api/client.js';
import { policyQuery } from '../api/queries.js';
import { Failure, Loading } from '../ui/states.js';
import { MintedTokenView } from './MintedTokenView.js';
import type { Scope } from './scopes.js';
import { TokenForm } from './TokenForm.js';

interface CreateTokenDialogProps {
  /** For another user, by administrators. */
  readonly login?: string;
  readonly prefill?: { readonly name: string; readonly scopes: readonly Scope[] } | undefined;
  readonly onClose: () => void;
}

export function CreateTokenDialog({ login, prefill, onClose }: CreateTokenDialogProps) {
  const queries = useQueryClient();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const { data: policy, error } = useQuery(policyQuery);
  const [minted, setMinted] = useState<MintedToken>();
  const mint = (body: TokenRequest) =>
    login === undefined
      ? ask(api.POST('/api/v1/tokens', { body }))
      : ask(api.POST('/api/v1/users/{login}/tokens', { params: { path: { login } }, body }));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      fullScreen={isNarrow ?? false}
      title={minted ? 'Your new token' : `New token${login === undefined ? '' : ` for ${login}`}`}
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
          mint={mint}
          onCancel={onClose}
          onMinted={(token) => {
            setMinted(token);
            void queries.invalidateQueries({ queryKey: ['tokens'] });
          }}
        />
      )}
    </Modal>
  );
}
