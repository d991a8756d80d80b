/** What a deployment can fail of, as far as something different is to be done about it. */
export type DeployFailureCause =
  | 'credentials'
  | 'unreachable'
  | 'busy'
  | 'tls'
  | 'refused'
  | 'image'
  | 'space'
  | 'hostKey'
  | 'daemon'
  | 'notLetIn'
  | 'remoteProgram'
  | 'other';
