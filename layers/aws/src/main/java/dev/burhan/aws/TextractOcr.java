package dev.burhan.aws;

import dev.burhan.documents.OcrEngine;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Language;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.model.Block;
import software.amazon.awssdk.services.textract.model.BlockType;
import software.amazon.awssdk.services.textract.model.DetectDocumentTextRequest;

/**
 * Reads pictures of pages with Amazon Textract, a page a call. Textract reads six languages of
 * Latin script; Arabic is not among them.
 */
public final class TextractOcr implements OcrEngine {

  private static final Set<String> LANGUAGES = Set.of("en", "es", "it", "pt", "fr", "de");

  private final TextractClient textract;

  public TextractOcr(TextractClient textract) {
    this.textract = textract;
  }

  @Override
  public boolean reads(Language language) {
    return LANGUAGES.contains(language.code());
  }

  @Override
  public List<Line> read(byte[] png, Deadline deadline) {
    deadline.check("recognising characters");
    var request =
        DetectDocumentTextRequest.builder()
            .document(document -> document.bytes(SdkBytes.fromByteArrayUnsafe(png)))
            .overrideConfiguration(override -> override.apiCallTimeout(deadline.left()))
            .build();
    var response =
        AwsFailures.translating(
            "Textract", "DetectDocumentText", () -> textract.detectDocumentText(request));
    return response.blocks().stream()
        .filter(block -> block.blockType() == BlockType.LINE)
        .map(TextractOcr::line)
        .toList();
  }

  private static Line line(Block block) {
    var box = block.geometry().boundingBox();
    return new Line(block.text(), box.top(), box.height());
  }
}
