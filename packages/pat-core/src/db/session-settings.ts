/**
 * Settings of each database session. All statements are prepared and look rows up by index, so one generic plan serves every
 * parameter, and plans that read whole tables are ruled out: on an empty database they look cheap, and a prepared plan outlives that. So are
 * materialized inner sides of joins, which compare each row of a copied folder with each row of the table.
 */
export const sessionSettings = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_material: 'off',
  jit: 'off',
} as const;
