package dev.burhan.engines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends requests as they are written, be they as wrong as no client would make them. */
final class RawHttp {

  private RawHttp() {}

  /** What came back. */
  record Answer(int status, String text) {}

  /** A request for {@code url}; its headers hold the host and nothing else. */
  static Request request(String method, URI url) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("host", url.getRawAuthority());
    return new Request(method, url, headers, "");
  }

  /** Can be changed and sent. */
  record Request(String method, URI url, Map<String, String> headers, String body) {

    Request method(String other) {
      return new Request(other, url, headers, body);
    }

    Request url(String other) {
      return new Request(method, URI.create(other), headers, body);
    }

    Request body(String other) {
      return new Request(method, url, headers, other);
    }

    Request header(String name, String value) {
      var all = new LinkedHashMap<>(headers);
      all.put(name, value);
      return new Request(method, url, all, body);
    }

    Request without(String name) {
      var all = new LinkedHashMap<>(headers);
      all.remove(name);
      return new Request(method, url, all, body);
    }

    Answer send() throws IOException {
      try (var socket = new Socket(url.getHost(), url.getPort())) {
        socket.getOutputStream().write(text().getBytes(StandardCharsets.UTF_8));
        socket.shutdownOutput();
        return answer(read(socket));
      }
    }

    private String text() {
      var text = new StringBuilder(method + " " + url.getRawPath());
      if (url.getRawQuery() != null) {
        text.append('?').append(url.getRawQuery());
      }
      text.append(" HTTP/1.1\r\nconnection: close\r\n");
      headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
      return text.append("\r\n").append(body).toString();
    }

    private static String read(Socket socket) throws IOException {
      var bytes = new ByteArrayOutputStream();
      try {
        socket.getInputStream().transferTo(bytes);
      } catch (SocketException e) {
        // The line was cut after the answer, if there was one.
      }
      return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Answer answer(String text) {
      return new Answer(text.isEmpty() ? 0 : Integer.parseInt(text.substring(9, 12)), text);
    }
  }
}
