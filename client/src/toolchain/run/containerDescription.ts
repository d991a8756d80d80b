/** A container in a few words, for lists. */
import type { Container } from './containers';

/** `running · podman · 127.0.0.1:8080 → 80/tcp` */
export function containerDescription({ engine, state, exitCode, ports }: Container): string {
  const places = ports.map(({ hostAddress, hostPort, containerPort }) => {
    const host = hostAddress === '' ? String(hostPort) : `${hostAddress}:${hostPort}`;
    return `${host} → ${containerPort}`;
  });
  const ended = state === 'exited' ? `ended with ${exitCode}` : state;
  return [ended, engine, ...places].join(' · ');
}
