import { z } from 'zod';

const components = z.registry<{ id: string }>();

/** How schemas become JSON Schema: as callers see them, and without the patterns that only spell a format out. */
export const dialect = {
  io: 'input',
  override({ jsonSchema }: { jsonSchema: { format?: string; pattern?: string } }) {
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  },
} as const;

/** Gives a body's schema the name under which the OpenAPI document lists it. */
export function named<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  components.add(schema, { id });
  return schema;
}

/** Reference to a named schema. Throws for one without a name: a mistake in the route table, found at start. */
export function reference(schema: z.ZodType): { $ref: string } {
  const id = components.get(schema)?.id;
  if (id === undefined) throw new Error('A body in the route table has no named schema.');
  return { $ref: componentUri(id) };
}

/** All named schemas as JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
export function componentSchemas(): Record<string, object> {
  const { schemas } = z.toJSONSchema(components, { ...dialect, uri: componentUri });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _dialect, $id: _uri, ...schema }]) => [id, schema]),
  );
}

function componentUri(id: string): string {
  return `#/components/schemas/${id}`;
}
