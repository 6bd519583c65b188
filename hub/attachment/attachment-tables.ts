/** Files (`hub/attachment`). Their names stand in the journal lines that name them; here are bytes and who may have them. */
export interface AttachmentTables {
  /** A file on its way, from one asker. Two who send the same one do not meet before it is complete. */
  attachment_upload: {
    id: string;
    sha256: string;
    asker: string;
    size_bytes: number;
    received_bytes: number;
    touched_at_ms: number;
  };
  /** The bytes of an upload, and of the content it became. Never changed once written. */
  attachment_part: {
    upload: string;
    first_byte: number;
    bytes: Uint8Array;
  };
  /** A complete file, whose bytes have its hash. */
  attachment_content: {
    sha256: string;
    size_bytes: number;
    /** Which picture the bytes are, by what they begin with; `null` for everything that is not shown. */
    image_type: string | null;
    /** Under which upload its parts lie. */
    upload: string;
    stored_at_ms: number;
  };
  /** Who has shown that they have a file. Knowing a hash is not having the file: see `read-content.ts`. */
  attachment_holder: {
    sha256: string;
    holder: string;
    since_ms: number;
  };
  /** Which journal lines name a file, and who wrote them. */
  attachment_naming: {
    sha256: string;
    line: string;
    named_by: string;
  };
}
