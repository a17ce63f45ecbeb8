package dev.burhan.documents;

import java.util.Locale;

/** Says why a document, or a part of it, cannot be read: a stable code and what to do about it. */
public enum DocumentFault {
  UPLOAD_MISSING("The file was not uploaded in time. Submit the document again and upload it."),
  INPUT_EXPIRED("The content is no longer there. Send it again."),
  CHECKSUM_MISMATCH("The file uploaded is not the one announced. Send it again."),
  TYPE_MISMATCH("The file is not of the type it was announced as. Send it with its own type."),
  TOO_LARGE("The file is larger than 50 MB. Split it and send the parts."),
  TOO_MANY_PAGES("The file has more than 1,000 pages. Split it and send the parts."),
  TOO_LONG("The text is longer than 2,000,000 characters. Split it and send the parts."),
  TOO_COMPLEX("The file takes too much time or memory to read. Save it anew, as PDF for example."),
  EXPANDS_TOO_FAR("The file is packed so tightly that it is not unpacked. Save it anew."),
  DAMAGED("The file is damaged and cannot be read. Save it anew."),
  TRUNCATED("The file ends too early; what stands before its end was read. Send it again whole."),
  INVALID_ENCODING("The text is not UTF-8. Save it as UTF-8 and send it again."),
  PDF_ENCRYPTED("The PDF needs a password. Remove the password and send it again."),
  PDF_NO_TEXT("The PDF holds no text. Send one that does."),
  NEEDS_OCR("The pages are pictures of text, and no character recognition is configured."),
  PAGES_NEED_OCR("Some pages are pictures of text and were left out."),
  OCR_LANGUAGE("The character recognition configured does not read this language."),
  DOCX_ENCRYPTED("The file needs a password. Remove the password and send it again."),
  NO_WORDS("The document holds no words.");

  private final String detail;

  DocumentFault(String detail) {
    this.detail = detail;
  }

  /** The code as payloads show it; never changes. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A sentence a person can act on. */
  public String detail() {
    return detail;
  }
}
