package dev.burhan.parsers.pdf;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentMembershipDictionary;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.jspecify.annotations.Nullable;

/** Tells which layers of a file are switched off when it is opened, so that nobody sees them. */
final class HiddenLayers {

  private final @Nullable PDOptionalContentProperties layers;

  HiddenLayers(PDDocument document) {
    this.layers = document.getDocumentCatalog().getOCProperties();
  }

  /** Tells whether content marked with this layer, or set of layers, is hidden. */
  boolean hides(@Nullable COSDictionary layer) {
    if (layer == null || layers == null) {
      return false;
    }
    if (COSName.OCMD.equals(layer.getCOSName(COSName.TYPE))) {
      var members = new PDOptionalContentMembershipDictionary(layer).getOCGs();
      return !members.isEmpty() && members.stream().allMatch(this::isOff);
    }
    return isOff(PDPropertyList.create(layer));
  }

  private boolean isOff(@Nullable PDPropertyList layer) {
    return layer instanceof PDOptionalContentGroup group
        && layers != null
        && !layers.isGroupEnabled(group);
  }
}
