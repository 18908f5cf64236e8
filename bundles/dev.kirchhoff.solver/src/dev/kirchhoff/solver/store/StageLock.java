// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

import dev.kirchhoff.api.Monitor;

/**
 * Lets one process at a time train a network that several want. The operating system takes the lock back from a process that dies. Where a
 * file system knows no locks everybody trains for himself: the weights are the same bytes.
 */
public final class StageLock implements Closeable {
	static final StageLock NONE = new StageLock(null, null);

	private static final long PAUSE_NANOS = 200_000_000L;

	private final Path file;
	private final FileChannel channel;

	private StageLock(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	static StageLock acquire(Path file, Monitor monitor) throws IOException {
		Files.createDirectories(file.getParent());
		while (true) {
			var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			try {
				if (channel.tryLock() != null) {
					return new StageLock(file, channel);
				}
			} catch (OverlappingFileLockException e) {
				// another run of this process has it
			} catch (IOException e) {
				channel.close();
				return NONE; // a network drive without locks
			}
			channel.close();
			monitor.check();
			monitor.progress(0, "waiting for a network that another part trains");
			LockSupport.parkNanos(PAUSE_NANOS);
			if (Thread.interrupted()) {
				Thread.currentThread().interrupt();
				throw new java.util.concurrent.CancellationException();
			}
		}
	}

	/** Who waits opens the file anew each time, so that it need not stay. */
	@Override
	public void close() throws IOException {
		if (channel != null) {
			try {
				Files.deleteIfExists(file);
			} finally {
				channel.close();
			}
		}
	}
}
