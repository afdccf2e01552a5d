type Resources = Readonly<Record<string, { readonly DependsOn?: string | readonly string[] } & object>>;

/** The resources that a value names, by `Ref`, `Fn::GetAtt` or inside `Fn::Sub`. */
const namedIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(namedIn);
  return Object.entries(value).flatMap(([key, part]) => {
    if (key === 'Ref') return [String(part)];
    if (key === 'Fn::GetAtt') return [String(Array.isArray(part) ? part[0] : String(part).split('.')[0])];
    if (key === 'Fn::Sub') {
      const text = String(Array.isArray(part) ? part[0] : part);
      return [...namedIn(part), ...[...text.matchAll(/\$\{([A-Za-z0-9]+)/g)].map(([, name = '']) => name)];
    }
    return namedIn(part);
  });
};

/** Resources that wait for each other in a ring, which CloudFormation finds only when it deploys. */
export const ringOf = (resources: Resources): readonly string[] | undefined => {
  const done = new Set<string>();
  const walk = (id: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    const resource = resources[id];
    if (!resource || done.has(id)) return undefined;
    for (const next of [...namedIn(resource), ...[resource.DependsOn ?? []].flat()]) {
      const ring = walk(next, [...path, id]);
      if (ring) return ring;
    }
    done.add(id);
    return undefined;
  };
  for (const id of Object.keys(resources)) {
    const ring = walk(id, []);
    if (ring) return ring;
  }
  return undefined;
};
