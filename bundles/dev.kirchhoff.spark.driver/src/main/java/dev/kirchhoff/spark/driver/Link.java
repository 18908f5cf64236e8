// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark.driver;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The connection to the engine. Every frame begins with its name. Texts are UTF-8 behind their length, batches are gzip-compressed lines
 * behind their length.
 *
 * <pre>
 * to the engine                                      from the engine
 * hello    token, Spark's version, Java's version    start    command, environment, bytes that a worker takes
 * ready    Spark's version, cores, application, web  ship     file
 * state    cores, executors, running tasks           compute  count, then number and lines of every batch
 * said     something for people                      stop
 * gone     of an executor, for people
 * shipped
 * finished number, rows
 * underway number, repeats that its worker has come to
 * failed   number, whether a worker began, reason
 * done     everything that was asked for is computed
 * broken   why nothing more can be computed
 * </pre>
 */
final class Link implements Closeable {
	private static final int LONGEST_TEXT = 64 << 10;
	private final Socket socket;
	private final DataInputStream in;
	private final DataOutputStream out;

	private Link(Socket socket) throws IOException {
		this.socket = socket;
		in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
		out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
	}

	static Link to(int port) throws IOException {
		Socket socket = new Socket();
		socket.setTcpNoDelay(true);
		socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
		return new Link(socket);
	}

	/** Sends a frame; values are {@link Integer}, {@link String} or {@code byte[]}. */
	synchronized void send(String name, Object... values) throws IOException {
		out.writeUTF(name);
		for (Object value : values) {
			if (value instanceof Integer) {
				out.writeInt((Integer) value);
			} else {
				byte[] bytes = value instanceof byte[] ? (byte[]) value : shortened((String) value).getBytes(StandardCharsets.UTF_8);
				out.writeInt(bytes.length);
				out.write(bytes);
			}
		}
		out.flush();
	}

	private static String shortened(String text) {
		return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
	}

	/** The name of the next frame. */
	String name() throws IOException {
		return in.readUTF();
	}

	int number() throws IOException {
		return in.readInt();
	}

	byte[] bytes() throws IOException {
		byte[] bytes = new byte[in.readInt()];
		in.readFully(bytes);
		return bytes;
	}

	String text() throws IOException {
		return new String(bytes(), StandardCharsets.UTF_8);
	}

	List<String> texts() throws IOException {
		List<String> texts = new ArrayList<>();
		for (int left = number(); left > 0; left--) {
			texts.add(text());
		}
		return texts;
	}

	Map<String, String> pairs() throws IOException {
		Map<String, String> pairs = new LinkedHashMap<>();
		for (int left = number(); left > 0; left--) {
			pairs.put(text(), text());
		}
		return pairs;
	}

	@Override
	public void close() throws IOException {
		socket.close();
	}
}
