// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import dev.kirchhoff.api.Monitor;

/**
 * Programmed arrays that several units begin with: whoever comes first writes them, the others wait and take them, and the last one
 * leaves nothing behind. Safe for several threads.
 */
final class Programmed {
	/** Bytes that one is worth keeping up to, in parts of the memory that Java may use. */
	private static final long PART = 64;

	private static final class Entry {
		private final CompletableFuture<Fabric.Snapshot> arrays = new CompletableFuture<>();
		private final Thread writer = Thread.currentThread();
		private int left;

		private Entry(int uses) {
			left = uses;
		}
	}

	/** Where arrays come from and go to beside this process. */
	interface Elsewhere {
		/** Arrays that were written there, or null. */
		Fabric.Snapshot find(Sharing.Key key);

		/** Arrays have been written here. */
		void written(Sharing.Key key, Fabric.Snapshot arrays);
	}

	private final Sharing sharing;
	private final Elsewhere elsewhere;
	private final Map<Sharing.Key, Entry> entries = new HashMap<>();

	Programmed(Sharing sharing, Elsewhere elsewhere) {
		this.sharing = sharing;
		this.elsewhere = elsewhere;
	}

	/**
	 * What {@code write} makes now, or has made for another unit; null if the other one's cannot be had, so that it has to be written once
	 * more.
	 *
	 * @param write may give null for what cannot be shared
	 */
	Fabric.Snapshot get(Sharing.Key key, Supplier<Fabric.Snapshot> write, Monitor monitor) {
		Entry entry;
		boolean first;
		synchronized (entries) {
			first = !entries.containsKey(key);
			entry = entries.computeIfAbsent(key, _ -> new Entry(sharing.uses(key)));
			if (--entry.left <= 0) {
				entries.remove(key);
			}
		}
		if (!first) {
			return await(entry, monitor);
		}
		try {
			var made = elsewhere.find(key);
			if (made == null) {
				made = write.get();
				if (made != null) {
					elsewhere.written(key, made);
				}
			}
			entry.arrays.complete(made == null || made.bytes() > Runtime.getRuntime().maxMemory() / PART ? null : made);
			return made;
		} finally {
			entry.arrays.completeExceptionally(new IllegalStateException("not made")); // does nothing if it was
		}
	}

	private static Fabric.Snapshot await(Entry entry, Monitor monitor) {
		while (true) {
			try {
				return entry.arrays.get(100, TimeUnit.MILLISECONDS);
			} catch (TimeoutException _) {
				monitor.check();
			} catch (ExecutionException _) {
				return null; // its writer tells why
			} catch (InterruptedException _) {
				Thread.currentThread().interrupt();
				throw new CancellationException();
			}
		}
	}

	/** A thread will not come back: nobody is to wait for what it writes. */
	void abandon(Thread writer) {
		synchronized (entries) {
			entries.values().stream().filter(entry -> entry.writer == writer).forEach(entry -> entry.arrays.complete(null));
		}
	}
}
