package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.language.Language;
import dev.burhan.legal.PassageIndex.Candidates;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.TestDocuments;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tells which spellings of a word find each other. */
final class SearchWordsIT {

  private static TestDatabase database;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "The Landlord's obligations are listed., landlord",
        "The Landlord’s obligations are listed., landlord",
        "The landlord obliges., Landlord's",
        "The landlord obliges., landlord’s",
        "The LANDLORDS were paying., landlord",
        "The landlord is obliged., obligations or obliging",
        "Rent is payable by the landlord/tenant., tenant",
        "Rent is payable by the landlord/tenant., landlord",
        "The <Company Name> shall pay., company",
        "It is so agreed.The tenant shall pay., tenant",
        "It is so agreed.The tenant shall pay., agree",
        "Tom&Jerry; agree, jerry",
        "a long-term lease, long",
        "a long-term lease, long-term",
        "Clause 4.2 applies., 4.2",
        "Write to help@example.com today., example",
        "See https://example.com/terms today., terms",
        "A fee of 12.5% is due., 12.5%",
        "On 2025-01-15 it ends., 2025-01-15",
      })
  void english_finds(String text, String question) {
    assertThat(found(Language.ENGLISH, text, question).found()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "يلتزم المستأجر بدفع الأجرة | الاجره",
        "يلتزم المستأجر بدفع الاجره | الأُجْرَة",
        "يلتزم المستأجر بدفع الأجـــرة | الأجرة",
        "عقد إيجار مستودع | ايجار",
        "عقد ايجار مستودع | إِيجَارٌ",
        "آخر الشهر | اخر",
        "المبنى القديم | المبني",
        "مدتها ٣٠ يوماً | 30",
        "مدتها 30 يوماً | ٣٠",
        "مدتها ۳۰ يوماً | 30",
        "للمؤجر\u200f حق | للمؤجر",
        "المؤجر/المستأجر | المستأجر",
        "يلتزم وللمستأجر حق | مستأجر",
        "يجوز بموافقة المؤجر | موافقة",
        "موافقة المؤجر | بالموافقة",
      })
  void arabic_finds(String text, String question) {
    assertThat(found(Language.ARABIC, text, question).found()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"the and of, the", "The rent is due., the", "The rent's due., 's", "Rent., deposit"})
  void english_does_not_find(String text, String question) {
    assertThat(found(Language.ENGLISH, text, question).found()).isEmpty();
  }

  /** One stem for each word of the text, so that a quote can be told from its stems. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "The Landlord's <rent> is due/payable., the landlord rent is due payabl",
        "It is a long-term e-mail 4.2, it is a long term e mail 4 2"
      })
  void stems_follow_the_words(String text, String stems) {
    var passage = found(Language.ENGLISH, text, text).found().getFirst().passage();

    assertThat(String.join(" ", passage.stems())).isEqualTo(stems);
  }

  private static Candidates found(Language language, String text, String question) {
    var tenant = DocumentStoreContract.newTenant();
    var document = TestDocuments.of("a", language, false, List.of(text));
    TestDocuments.store(database.documents(), tenant, document);
    var search = new Search(question, Optional.empty(), 10);
    return database.passages().search(tenant, search, DocumentStoreContract.deadline());
  }
}
