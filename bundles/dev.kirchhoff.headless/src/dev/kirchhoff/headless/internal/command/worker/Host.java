// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this machine calls itself. A name service is asked last: where none answers, that takes long. */
final class Host {
	private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

	private Host() {
	}

	static String name() {
		return Stream.of(kernel(), variable("HOSTNAME"), variable("COMPUTERNAME")).filter(name -> !name.isEmpty()).findFirst().orElseGet(Host::asked);
	}

	private static String kernel() {
		try {
			return Files.isReadable(LINUX) ? Files.readString(LINUX).strip() : "";
		} catch (IOException e) {
			return ""; // the next one knows
		}
	}

	private static String variable(String name) {
		var value = System.getenv(name);
		return value == null ? "" : value.strip();
	}

	private static String asked() {
		try {
			return InetAddress.getLocalHost().getHostName();
		} catch (UnknownHostException e) {
			return "unknown";
		}
	}
}
