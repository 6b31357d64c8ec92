import { PatError } from '../shared/errors.js';
import type { NodeId } from '../shared/ids.js';

const messages = {
  not_found: 'There is no such file or folder.',
  parent_missing: 'A folder on the way does not exist.',
  forbidden: 'This token or its user may not do that here.',
} as const;

/** A refusal by the decision, with what the audit wants to know of it. */
export class Denied extends PatError {
  constructor(
    code: keyof typeof messages,
    readonly subject: {
      /** false when the node truly does not exist: that is no denial. */
      readonly audited: boolean;
      readonly nodeId: NodeId | undefined;
      readonly path: string;
    },
  ) {
    super(code, messages[code]);
  }
}
