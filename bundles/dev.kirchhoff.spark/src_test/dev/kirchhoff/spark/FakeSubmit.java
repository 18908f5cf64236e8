// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.api.execution.Engine.Batch;

/** Stands for spark-submit with the driver in it: does what its first argument says, as Spark would. */
public final class FakeSubmit {
	private final DataInputStream in;
	private final DataOutputStream out;

	private FakeSubmit(Socket socket) throws IOException {
		in = new DataInputStream(socket.getInputStream());
		out = new DataOutputStream(socket.getOutputStream());
	}

	/** An installation that behaves in a certain way. */
	static Path home(Path folder, String behaviour) throws IOException {
		var script = Files.createDirectories(folder.resolve("bin")).resolve("spark-submit");
		Files.writeString(script, "#!/bin/sh\nexec '" + System.getProperty("java.home") + "/bin/java' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path") + "' "
				+ FakeSubmit.class.getName() + " '" + behaviour + "' \"$@\"\n");
		Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
		return folder;
	}

	/** The first argument is the behaviour, the others are those of spark-submit. */
	public static void main(String[] arguments) throws Exception {
		var behaviour = arguments[0];
		if (behaviour.startsWith("says ")) {
			System.err.println("26/11/30 18:35:29 INFO SparkContext: Running Spark version 3.5.6");
			System.err.println(behaviour.substring("says ".length()));
			System.err.println("26/11/30 18:35:30 INFO ShutdownHookManager: Shutdown hook called");
			System.exit(1);
		}
		System.out.println("{\"row\":\"a site's script says hello\"}");
		var engine = System.getenv("KIRCHHOFF_ENGINE").split(":");
		if (behaviour.equals("stranger first")) {
			new FakeSubmit(connect(engine)).send("hello", "a wrong token", "3.5.6", "17.0.15");
		}
		var driver = new FakeSubmit(connect(engine));
		driver.send("hello", engine[1], behaviour.equals("old") ? "2.4.8" : "3.5.6", "17.0.15");
		driver.serve(behaviour);
	}

	private static Socket connect(String[] engine) throws IOException {
		return new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(engine[0]));
	}

	private void serve(String behaviour) throws Exception {
		var state = new int[] { 0, 0, 0 };
		while (true) {
			switch (in.readUTF()) {
			case "start" -> {
				var words = texts(in.readInt());
				var environment = texts(2 * in.readInt());
				send("said", words + " " + environment + " " + in.readInt());
				if (behaviour.equals("another version")) {
					System.err.println("Caused by: java.io.InvalidClassException: org.apache.spark.rpc.netty.RpcEndpointVerifier$CheckExistence; local class incompatible: stream classdesc");
					break;
				}
				if (behaviour.equals("no cores")) {
					state(state);
					break;
				}
				state(behaviour.equals("narrow") ? new int[] { 2, 2, 0 } : new int[] { 4, 2, 0 });
				send("ready", "3.5.6", 4, "app-1", "http://head:4040");
			}
			case "ship" -> {
				send("said", "shipping " + text());
				send("shipped");
			}
			case "compute" -> compute(behaviour, batches());
			case "stop" -> {
				if (behaviour.equals("deaf")) {
					Thread.sleep(1_000_000);
				}
				System.exit(0);
			}
			default -> throw new IllegalStateException();
			}
		}
	}

	private void compute(String behaviour, List<Batch> batches) throws Exception {
		switch (behaviour) {
		case "deaf", "slow" -> {
			return;
		}
		case "twice" -> {
			for (var batch : batches) {
				finished(batch);
				finished(batch);
			}
		}
		case "tells" -> {
			for (var batch : batches) {
				send("underway", batch.number(), 3);
				send("underway", batch.number(), 250);
				finished(batch);
				send("underway", batch.number(), 500);
			}
		}
		case "dies" -> {
			finished(batches.getFirst());
			System.err.println("java.lang.OutOfMemoryError: Java heap space");
			System.exit(52);
		}
		case "forgets" -> finished(batches.getFirst());
		case "fails first" -> {
			send("failed", batches.getFirst().number(), 1, "{\"died\":{\"host\":\"n1\",\"code\":137,\"stderr\":\"one\\ntwo\"}}");
			for (var batch : batches.subList(1, batches.size())) {
				finished(batch);
			}
		}
		case "cannot start" -> send("failed", batches.getFirst().number(), 0, "java.lang.IllegalStateException: Subprocess exited with status 127. Command ran: sh -c");
		case "fails all" -> {
			for (var batch : batches) {
				send("failed", batch.number(), 1, "{\"died\":{\"code\":1,\"stderr\":\"x.weights (No space left on device)\"}}");
			}
		}
		case "executors die" -> {
			for (int k = 0; k < 30; k++) {
				send("gone", "executor " + k + " is gone (Command exited with code 1), 0 left");
			}
			return;
		}
		case "broken" -> {
			send("broken", "java.lang.IllegalStateException: Cannot call methods on a stopped SparkContext");
			return;
		}
		default -> {
			for (var batch : batches) {
				finished(batch);
			}
		}
		}
		send("done");
	}

	private void finished(Batch batch) throws IOException {
		send("finished", batch.number(), DriverLink.compressed(batch.lines().stream().map(line -> "answer to " + line).toList()));
	}

	private void state(int[] state) throws IOException {
		send("state", state[0], state[1], state[2]);
	}

	private List<Batch> batches() throws IOException {
		var batches = new ArrayList<Batch>();
		for (int left = in.readInt(); left > 0; left--) {
			batches.add(new Batch(in.readInt(), DriverLink.lines(in.readNBytes(in.readInt()))));
		}
		return batches;
	}

	private List<String> texts(int count) throws IOException {
		var texts = new ArrayList<String>();
		for (int left = count; left > 0; left--) {
			texts.add(text());
		}
		return texts;
	}

	private String text() throws IOException {
		return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
	}

	private void send(String name, Object... values) throws IOException {
		out.writeUTF(name);
		for (var value : values) {
			if (value instanceof Integer number) {
				out.writeInt(number);
			} else {
				var bytes = value instanceof byte[] given ? given : ((String) value).getBytes(StandardCharsets.UTF_8);
				out.writeInt(bytes.length);
				out.write(bytes);
			}
		}
		out.flush();
	}
}
