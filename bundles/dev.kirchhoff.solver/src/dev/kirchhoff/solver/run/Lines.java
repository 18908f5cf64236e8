// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.api.Monitor;

/** Lines that somebody writes at his own pace, read on a thread of their own: whoever takes them gets what is there and is not kept waiting for more. */
final class Lines {
	/** Bytes of a line that are looked at; no line that means anything is nearly as long. */
	static final int LONGEST = 1 << 20;
	/** Lines that may wait until somebody takes them. */
	private static final int MOST = 10_000;

	/** @param number from 1 */
	record Line(long number, String text) {
	}

	private final InputStream in;
	private final List<Line> waiting = new ArrayList<>();
	private long number;
	private boolean ended;
	private IOException fault;

	Lines(InputStream in) {
		this.in = in;
		Thread.ofPlatform().daemon().name("lines").start(this::read);
	}

	/**
	 * What has come in since the last time, in order; waits if that is nothing.
	 *
	 * @return empty at the end
	 * @throws java.util.concurrent.CancellationException if the monitor wants no more
	 */
	synchronized List<Line> take(Monitor monitor) throws IOException, InterruptedException {
		while (waiting.isEmpty() && !ended) {
			monitor.check();
			wait(200);
		}
		if (waiting.isEmpty() && fault != null) {
			throw fault;
		}
		var lines = List.copyOf(waiting);
		waiting.clear();
		notifyAll();
		return lines;
	}

	private void read() {
		try {
			readAll();
		} catch (IOException e) {
			synchronized (this) {
				fault = e;
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			synchronized (this) {
				ended = true;
				notifyAll();
			}
		}
	}

	private void readAll() throws IOException, InterruptedException {
		var buffer = new byte[1 << 16];
		var line = new ByteArrayOutputStream();
		var complete = new ArrayList<Line>();
		for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
			int from = 0;
			for (int k = 0; k < count; k++) {
				if (buffer[k] == '\n') {
					append(line, buffer, from, k);
					from = k + 1;
					complete(line, complete);
				}
			}
			append(line, buffer, from, count);
			if (complete.size() >= MOST || in.available() == 0) {
				handOver(complete); // what was written at once is taken at once
			}
		}
		if (line.size() > 0) {
			complete(line, complete);
		}
		handOver(complete);
	}

	private static void append(ByteArrayOutputStream line, byte[] buffer, int from, int to) {
		line.write(buffer, from, Math.min(to - from, LONGEST - line.size()));
	}

	private void complete(ByteArrayOutputStream line, List<Line> complete) {
		complete.add(new Line(++number, line.toString(StandardCharsets.UTF_8)));
		line.reset();
	}

	private synchronized void handOver(List<Line> complete) throws InterruptedException {
		while (waiting.size() > MOST) {
			wait();
		}
		waiting.addAll(complete);
		complete.clear();
		notifyAll();
	}
}
