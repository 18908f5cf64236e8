// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import dev.kirchhoff.api.execution.Engine.Batch;

/** Our side of the connection to the driver; {@code dev.kirchhoff.spark.driver.Link} has the frames. */
final class DriverLink implements Closeable {
	/** What the driver says. */
	sealed interface Message {
		/** Its first words; the token shows that it is ours. */
		record Hello(String token, String spark, String java) implements Message {
		}

		record Ready(String spark, int cores, String application, String web) implements Message {
		}

		record State(int cores, int executors, int running) implements Message {
		}

		record Said(String text) implements Message {
		}

		/** Of an executor that has ended. */
		record Gone(String text) implements Message {
		}

		record Shipped() implements Message {
		}

		/** @param rows compressed, see {@link DriverLink#lines} */
		record Finished(int number, byte[] rows) implements Message {
		}

		/** @param repeats that the worker of a batch has come to */
		record UnderWay(int number, int repeats) implements Message {
		}

		/** @param begun whether a worker ever began to answer */
		record Failed(int number, boolean begun, String reason) implements Message {
		}

		record Done() implements Message {
		}

		record Broken(String reason) implements Message {
		}

		/** The connection has ended. */
		record Lost(String reason) implements Message {
		}
	}

	private final Socket socket;
	private final DataInputStream in;
	private final DataOutputStream out;

	DriverLink(Socket socket) throws IOException {
		this.socket = socket;
		socket.setTcpNoDelay(true);
		in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
		out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
	}

	/** Waits for the next message; a connection that has ended is one. */
	Message receive() {
		try {
			return switch (in.readUTF()) {
			case "hello" -> new Message.Hello(text(), text(), text());
			case "ready" -> new Message.Ready(text(), in.readInt(), text(), text());
			case "state" -> new Message.State(in.readInt(), in.readInt(), in.readInt());
			case "said" -> new Message.Said(text());
			case "gone" -> new Message.Gone(text());
			case "shipped" -> new Message.Shipped();
			case "finished" -> new Message.Finished(in.readInt(), bytes());
			case "underway" -> new Message.UnderWay(in.readInt(), in.readInt());
			case "failed" -> new Message.Failed(in.readInt(), in.readInt() != 0, text());
			case "done" -> new Message.Done();
			case "broken" -> new Message.Broken(text());
			case String other -> new Message.Lost("it said \"" + other + "\"");
			};
		} catch (IOException e) {
			return new Message.Lost(String.valueOf(e.getMessage()));
		}
	}

	private byte[] bytes() throws IOException {
		var bytes = new byte[in.readInt()];
		in.readFully(bytes);
		return bytes;
	}

	private String text() throws IOException {
		return new String(bytes(), StandardCharsets.UTF_8);
	}

	synchronized void start(List<String> command, Map<String, String> environment, int workerMegabytes) throws IOException {
		out.writeUTF("start");
		out.writeInt(command.size());
		for (var word : command) {
			write(word);
		}
		out.writeInt(environment.size());
		for (var entry : environment.entrySet()) {
			write(entry.getKey());
			write(entry.getValue());
		}
		out.writeInt(workerMegabytes);
		out.flush();
	}

	synchronized void ship(String file) throws IOException {
		out.writeUTF("ship");
		write(file);
		out.flush();
	}

	synchronized void compute(List<Batch> batches) throws IOException {
		out.writeUTF("compute");
		out.writeInt(batches.size());
		for (var batch : batches) {
			out.writeInt(batch.number());
			write(compressed(batch.lines()));
		}
		out.flush();
	}

	synchronized void stop() throws IOException {
		out.writeUTF("stop");
		out.flush();
	}

	private void write(String text) throws IOException {
		write(text.getBytes(StandardCharsets.UTF_8));
	}

	private void write(byte[] bytes) throws IOException {
		out.writeInt(bytes.length);
		out.write(bytes);
	}

	static byte[] compressed(List<String> lines) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var zip = new GZIPOutputStream(bytes)) {
			for (var line : lines) {
				zip.write(line.getBytes(StandardCharsets.UTF_8));
				zip.write('\n');
			}
		}
		return bytes.toByteArray();
	}

	static List<String> lines(byte[] compressed) throws IOException {
		try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed), 1 << 14)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
	}

	@Override
	public void close() throws IOException {
		socket.close();
	}
}
