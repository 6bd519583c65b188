import type { EventEmitter } from 'node:events';

/**
 * What Electron declares under the names that the stand-in has too; `on` and the like are Node's own on both sides, and
 * what a class makes is held against Electron's apart from the class itself.
 */
type Shared<Real, StandIn> = Pick<Real, Exclude<keyof Real & keyof StandIn, keyof EventEmitter | 'prototype'>>;

/**
 * Compiles only when every member of the stand-in has the type Electron declares for it, and none is invented:
 * the second parameter is what fits, so what does not is an error where this type is used.
 */
export type Follows<Real, StandIn extends Shared<Real, StandIn> & Record<Invented<Real, StandIn>, never>> = StandIn;

type Invented<Real, StandIn> = Exclude<keyof StandIn, keyof Real | keyof EventEmitter>;
