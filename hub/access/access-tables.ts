/** Who may come in (`hub/access`) and by which device (`hub/inventory`). Secrets stand here as hashes only. */
export interface AccessTables {
  /** A person's own way in. Whether they still may use it is said by their person record alone. */
  account: {
    person: string;
    login: string;
    /** PHC string. */
    password_hash: string;
    created_at_ms: number;
  };
  session: {
    id: string;
    token_hash: string;
    /** A person or a device: `person:…`, `device:…`. */
    holder: string;
    /** The installation it was opened on: `client:…`, `device:…`. */
    installation: string;
    opened_at_ms: number;
    seen_at_ms: number;
    expires_at_ms: number;
  };
  /** Failures in a row; see `sign-in-throttle.rules.ts`. */
  failure_tally: {
    /** A hash of what was tried and from where, so that the table tells nobody's name. */
    subject: string;
    failures: number;
    failed_at_ms: number;
  };
  /** An offered enrolment, and the device that claimed it. */
  enrolment: {
    code_hash: string;
    person: string | null;
    site: string | null;
    offered_by: string;
    expires_at_ms: number;
    /** Both `null` until it was claimed. */
    device: string | null;
    public_key: string | null;
  };
  device_key: {
    device: string;
    /** Ed25519, SPKI, base64. */
    public_key: string;
    enrolled_at_ms: number;
  };
  /** Texts that wait to be signed; each is deleted by the first attempt. */
  device_challenge: {
    challenge_hash: string;
    device: string;
    expires_at_ms: number;
  };
}
