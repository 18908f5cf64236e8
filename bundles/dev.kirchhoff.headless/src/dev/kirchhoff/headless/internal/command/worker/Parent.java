// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.worker;

import dev.kirchhoff.headless.internal.Exit;

/** Ends this process with another one, so that one that was killed leaves nobody behind who computes for nobody. */
final class Parent {
	private static final long TICK = 500;

	private Parent() {
	}

	/** From now on this process lives only as long as that one. */
	static void require(long pid) {
		var parent = ProcessHandle.of(pid);
		if (parent.isEmpty()) {
			end();
		}
		Thread.ofPlatform().daemon().name("parent " + pid).start(() -> watch(parent.get()));
	}

	/** {@link ProcessHandle#onExit} looks every few seconds only if the process is nobody's child. */
	private static void watch(ProcessHandle parent) {
		try {
			while (parent.isAlive()) {
				Thread.sleep(TICK);
			}
			end();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static void end() {
		Runtime.getRuntime().halt(Exit.CANCELLED);
	}
}
