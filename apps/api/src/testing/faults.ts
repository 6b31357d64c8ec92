import { type ErrorCode, PatError, type Platform } from '@patio/pat-core';

/** A platform whose next call can be made to fail as no test could bring about. */
export interface BreakablePlatform extends Platform {
  /** Lets the next call of one part fail: with an error of the core, or with one that is none. */
  failNext(
    part: 'auth' | 'files' | 'uploads' | 'recycleBin' | 'admin' | 'leaks',
    error: ErrorCode | Error,
  ): void;
}

export function breakable(platform: Platform): BreakablePlatform {
  const faults = new Map<string, ErrorCode | Error>();

  function guarded<Part extends object>(part: string, target: Part): Part {
    return new Proxy(target, {
      get(of, key) {
        const member = Reflect.get(of, key);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          const fault = faults.get(part);
          faults.delete(part);
          if (fault instanceof Error) throw fault;
          if (fault) throw new PatError(fault, 'It failed for a test.', { cause: new Error('a cause') });
          return member.apply(of, args);
        };
      },
    });
  }

  return {
    ...platform,
    auth: guarded('auth', platform.auth),
    files: guarded('files', platform.files),
    uploads: guarded('uploads', platform.uploads),
    recycleBin: guarded('recycleBin', platform.recycleBin),
    admin: guarded('admin', platform.admin),
    leaks: guarded('leaks', platform.leaks),
    failNext: (part, error) => faults.set(part, error),
  };
}
