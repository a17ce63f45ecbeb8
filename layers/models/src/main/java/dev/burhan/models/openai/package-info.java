/** Language models behind the chat completions protocol of OpenAI, which many servers speak. */
@NullMarked
package dev.burhan.models.openai;

import org.jspecify.annotations.NullMarked;
