// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.execution.Engine;
import dev.kirchhoff.api.execution.Pack;
import dev.kirchhoff.spark.DriverLink.Message;

/**
 * One application of Spark: spark-submit with our driver in it, which we tell what to compute. The driver calls us, on the loopback, so that
 * nothing that Spark or a site's scripts print can be taken for results.
 */
final class SparkEngine implements Engine {
	/** One after the other, and none in between that is done: then it is not the batches. */
	private static final int MANY_GIVEN_UP = 10;
	private static final int MANY_LOST = 20;
	private static final int POLL_MILLIS = 100;
	private static final int END_SECONDS = 12;
	/** The driver is not read further while this much is not yet taken. */
	private static final int QUEUE = 32;

	private final Submission submission;
	private final Monitor monitor;
	private final Path scratch;
	private final Process process;
	private final SubmitLog log;
	private final BlockingQueue<Message> messages = new ArrayBlockingQueue<>(QUEUE);
	private final BitSet received = new BitSet();
	/** Batches that are being computed, and who takes them. */
	private Map<Integer, Batch> open = Map.of();
	private Receiver receiver;
	private DriverLink link;
	private Message.Hello hello;
	private Message.Ready ready;
	private volatile Message.State state = new Message.State(-1, 0, 0);
	private int done;
	private int wanted = 1;
	private int givenUp;
	private int executorsLost;
	private boolean everBegun;
	/** A message names the log, which therefore stays. */
	private boolean logTold;
	private String stood = "";

	private SparkEngine(Submission submission, Monitor monitor, Path scratch, Process process) {
		this.submission = submission;
		this.monitor = monitor;
		this.scratch = scratch;
		this.process = process;
		log = new SubmitLog(process.getInputStream(), scratch.resolve("spark.log"));
	}

	static SparkEngine start(Submission submission, Pack pack, Monitor monitor) throws IOException {
		submission.master().reach();
		monitor.progress(0, "starting Spark at " + submission.master().text());
		var scratch = Files.createTempDirectory("kirchhoff-spark");
		try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			var token = UUID.randomUUID().toString();
			var engine = new SparkEngine(submission, monitor, scratch, submit(submission, pack, scratch, server.getLocalPort() + ":" + token));
			try {
				engine.accept(server, token);
				engine.begin(pack);
				return engine;
			} catch (RuntimeException | IOException e) {
				engine.close();
				throw e;
			}
		}
	}

	private static Process submit(Submission submission, Pack pack, Path scratch, String engine) throws IOException {
		var driver = scratch.resolve("kirchhoff-spark-driver.jar");
		try (var in = SparkEngine.class.getResourceAsStream("/driver/kirchhoff-spark-driver.jar")) {
			if (in == null) {
				throw new IllegalStateException("dev.kirchhoff.spark was built without its driver");
			}
			Files.copy(in, driver);
		}
		var builder = new ProcessBuilder(submission.command(driver, pack, scratch)).redirectErrorStream(true);
		builder.environment().clear();
		builder.environment().putAll(submission.environment());
		builder.environment().put("KIRCHHOFF_ENGINE", engine);
		try {
			var process = builder.start();
			process.getOutputStream().close();
			return process;
		} catch (IOException e) {
			throw new KirchhoffException("spark-submit cannot be started: " + e.getMessage(), "see whether " + submission.script() + " may be run", e);
		}
	}

	private void accept(ServerSocket server, String token) throws IOException {
		server.setSoTimeout(POLL_MILLIS);
		while (link == null) {
			monitor.check();
			var ended = !process.isAlive();
			try {
				var candidate = new DriverLink(server.accept());
				if (candidate.receive() instanceof Message.Hello said && said.token().equals(token)) {
					link = candidate;
					hello = said;
				} else {
					candidate.close();
				}
			} catch (SocketTimeoutException e) {
				if (ended) {
					throw lost("spark-submit has ended with " + process.exitValue());
				}
			}
		}
		Thread.ofPlatform().daemon().name("Spark's driver").start(this::listen);
	}

	private void listen() {
		try {
			Message message;
			do {
				message = link.receive();
				if (message instanceof Message.State now) {
					state = now;
				} else {
					messages.put(message);
				}
			} while (!(message instanceof Message.Lost));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void begin(Pack pack) throws IOException {
		if (isOld(hello.spark())) {
			throw new KirchhoffException("Spark " + hello.spark() + " is too old", "Kirchhoff needs 3.1 or newer, which unpacks archives on every kind of cluster: name one with --spark-home");
		}
		link.start(pack.command(), submission.workerEnvironment(), submission.memory().ofProcess());
		if (!(await() instanceof Message.Ready now)) {
			throw new IllegalStateException("Spark's driver is not ready, but answers");
		}
		ready = now;
		checkThreads();
	}

	private static boolean isOld(String version) {
		var numbers = version.split("[^0-9]+");
		var major = Integer.parseInt(numbers[0]);
		return major < 3 || major == 3 && numbers.length > 1 && Integer.parseInt(numbers[1]) < 1;
	}

	/** Spark would wait for ever for an executor that is large enough. */
	private void checkThreads() {
		if (state.executors() > 0 && state.cores() / state.executors() < submission.threads()) {
			throw new KirchhoffException("an executor has " + count(state.cores() / state.executors(), "core") + ", but a worker takes " + submission.threads(), "lower --worker-threads, or raise spark.executor.cores with --conf");
		}
	}

	/** The next answer; asks whether to stop, and tells how things stand, meanwhile. */
	private Message await() {
		while (true) {
			monitor.check();
			var message = poll();
			switch (message) {
			case null -> {
			}
			case Message.Said said -> tell(said.text());
			case Message.Gone(var text) -> lose(text);
			case Message.UnderWay(var number, var repeats) when open.containsKey(number) -> receiver.underWay(open.get(number), repeats);
			case Message.UnderWay _ -> {
				// it is done already
			}
			case Message.Broken(var reason) -> throw broken(reason);
			case Message.Lost(var reason) -> throw lost(reason);
			default -> {
				return message;
			}
			}
			if (ready == null && Complaint.isHopeless(log.complaints())) {
				throw broken("Spark cannot begin");
			}
			var now = standing();
			if (!now.equals(stood)) {
				stood = now;
				tell(now);
			}
		}
	}

	/** What there is of Spark, and where its page is. */
	private String standing() {
		if (state.cores() < 0) {
			return stood; // the master has not answered yet
		}
		var cores = state.cores() == 0 ? "waiting for cores" : count(state.cores(), "core") + (state.executors() == 0 ? "" : " in " + count(state.executors(), "executor"));
		return cores + (ready == null || ready.web().isEmpty() ? "" : ", see " + ready.web());
	}

	private static String count(int number, String what) {
		return number + " " + what + (number == 1 ? "" : "s");
	}

	/** A standalone cluster starts executors that end at once again and again. */
	private void lose(String text) {
		tell(text);
		executorsLost++;
		if (!everBegun && executorsLost >= MANY_LOST) {
			throw new KirchhoffException("Spark's executors do not live: " + executorsLost + " have ended before any worker was done, the last one so: " + text,
					"see the log of an executor on Spark's page, or in the work folder of a node" + (ready == null ? "" : web()));
		}
	}

	private Message poll() {
		try {
			return messages.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new java.util.concurrent.CancellationException();
		}
	}

	private void tell(String text) {
		monitor.progress((double) done / wanted, text);
	}

	/** The connection ends a moment before the process has written why. */
	private KirchhoffException lost(String reason) {
		try {
			if (process.waitFor(3, TimeUnit.SECONDS)) {
				log.await();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		return broken(reason);
	}

	/** Why nothing more can be computed, as far as Spark says. */
	private KirchhoffException broken(String reason) {
		logTold = true;
		var lines = new ArrayList<>(log.complaints());
		lines.addAll(reason.lines().toList());
		var version = hello == null ? "" : " (Spark " + hello.spark() + ", Java " + hello.java() + ")";
		var where = "; the whole log: " + log.file();
		var known = Complaint.in(lines);
		if (known.isPresent()) {
			var said = lines.stream().filter(line -> known.get().said().matcher(line).find()).findFirst().orElseThrow();
			return new KirchhoffException(known.get().what() + version + ": " + shortened(said), known.get().mend() + where);
		}
		var words = log.lastWords();
		return new KirchhoffException("Spark has failed" + version + ": " + shortened(words.isEmpty() ? reason : words), "see what it says, mend that and run again with --resume" + where);
	}

	private static String shortened(String line) {
		var text = line.strip().replaceFirst("^\\d\\d[/-]\\d\\d[/-]\\d\\d \\d\\d:\\d\\d:\\d\\d (ERROR|WARN|INFO) (\\w+: )?", "");
		return text.length() <= 300 ? text : text.substring(0, 300) + "...";
	}

	@Override
	public int slots() {
		return Math.max(1, Math.max(state.cores(), state.executors() == 0 ? ready.cores() : 0) / submission.threads());
	}

	@Override
	public String description() {
		return "Apache Spark " + ready.spark() + " at " + submission.master().text();
	}

	@Override
	public void ship(Path file) throws IOException {
		send(() -> link.ship(file.toAbsolutePath().toString()));
		var answer = await();
		if (!(answer instanceof Message.Shipped)) {
			throw new IllegalStateException("Spark's driver answers " + answer);
		}
	}

	@Override
	public void compute(List<Batch> batches, Receiver receiver) throws IOException {
		if (batches.isEmpty()) {
			return;
		}
		this.receiver = receiver;
		open = new HashMap<>();
		batches.forEach(batch -> open.put(batch.number(), batch));
		done = 0;
		wanted = batches.size();
		send(() -> link.compute(batches));
		while (true) {
			switch (await()) {
			case Message.Finished(var number, var rows) -> finish(number, rows);
			case Message.Failed(var number, var begun, var reason) -> giveUp(number, begun, reason);
			case Message.Done _ -> {
				if (!open.isEmpty()) {
					throw new IllegalStateException("Spark's driver says that it is done, but " + open.size() + " batches are missing");
				}
				return;
			}
			case Message other -> throw new IllegalStateException("Spark's driver answers " + other);
			}
		}
	}

	private void finish(int number, byte[] rows) throws IOException {
		everBegun = true;
		givenUp = 0;
		var batch = open.remove(number);
		if (batch != null && !received.get(number)) {
			received.set(number);
			done++;
			receiver.finished(batch, DriverLink.lines(rows));
		}
	}

	private void giveUp(int number, boolean begun, String reason) throws IOException {
		everBegun |= begun;
		var batch = open.remove(number);
		if (batch == null) {
			return;
		}
		var words = LastWords.of(reason);
		if (!everBegun) {
			throw new KirchhoffException("no worker can start on " + description() + ": " + words.text(), words.mend() + web());
		}
		receiver.failed(batch, words.text());
		givenUp++;
		if (givenUp >= MANY_GIVEN_UP) {
			throw new KirchhoffException(givenUp + " batches in a row have failed on " + description() + ", each several times, the last one with: " + words.text(), words.mend() + web());
		}
	}

	private String web() {
		return ready.web().isEmpty() ? "" : " (" + ready.application() + ", " + ready.web() + ")";
	}

	private interface Sending {
		void run() throws IOException;
	}

	/** If the driver is gone, what it said last is worth more than that nothing can be written to it. */
	private void send(Sending sending) {
		try {
			sending.run();
		} catch (IOException e) {
			throw lost(String.valueOf(e.getMessage()));
		}
	}

	/** Ends the application; what the driver does not end itself in some seconds is ended with it. A log that a message names stays. */
	@Override
	public void close() throws IOException {
		try {
			if (link != null && process.isAlive()) {
				link.stop();
			} else {
				destroy();
			}
		} catch (IOException e) {
			destroy(); // it has closed the connection, and may hang
		}
		end();
		if (link != null) {
			link.close();
		}
		delete();
	}

	private void end() {
		var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
		try {
			while (process.isAlive() && System.nanoTime() < deadline) {
				messages.clear(); // the driver may wait for us to read on
				process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
			}
			destroy();
			log.await();
		} catch (InterruptedException e) {
			destroy();
			Thread.currentThread().interrupt();
		}
	}

	private void destroy() {
		process.descendants().forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly();
	}

	private void delete() throws IOException {
		try (var files = Files.list(scratch)) {
			for (var file : files.filter(file -> !logTold || !file.equals(log.file())).toList()) {
				Files.delete(file);
			}
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
		if (!logTold) {
			Files.delete(scratch);
		}
	}
}
