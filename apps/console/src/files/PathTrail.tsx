import { Anchor, Breadcrumbs, Text } from '@mantine/core';

/** Where one is, and the ways up. */
export function PathTrail({ path, onGo }: { readonly path: string; readonly onGo: (path: string) => void }) {
  const names = path === '/' ? [] : path.slice(1).split('/');
  const places = [
    { name: 'Workspaces', path: '/' },
    ...names.map((name, index) => ({ name, path: `/${names.slice(0, index + 1).join('/')}` })),
  ];
  return (
    <Breadcrumbs separatorMargin={6} component="nav" aria-label="Path">
      {places.map((place) =>
        place.path === path ? (
          <Text key={place.path} size="sm" fw={600} aria-current="location">
            {place.name}
          </Text>
        ) : (
          <Anchor
            key={place.path}
            component="button"
            type="button"
            size="sm"
            onClick={() => onGo(place.path)}
          >
            {place.name}
          </Anchor>
        ),
      )}
    </Breadcrumbs>
  );
}
