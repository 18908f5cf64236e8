// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.kirchhoff.api.KirchhoffException;

/** Where Spark's cores are, checked as far as that is possible before a Java is started for it. */
record Master(String text) {
	private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\d+|\\*)(?:,\\s*(\\d+))?])?");
	private static final Pattern STANDALONE = Pattern.compile("spark://[^:/,\\s]+:\\d{1,5}(?:,[^:/,\\s]+:\\d{1,5})*");
	private static final Pattern OTHER = Pattern.compile("yarn|k8s://\\S+|local-cluster\\[\\s*\\d+\\s*,\\s*\\d+\\s*,\\s*\\d+\\s*]");
	private static final int ATTEMPTS = 4;
	private static final int CONNECT_MILLIS = 3_000;

	/** @throws KirchhoffException if Spark knows no such master */
	Master {
		text = text.strip();
		if (!LOCAL.matcher(text).matches() && !STANDALONE.matcher(text).matches() && !OTHER.matcher(text).matches()) {
			throw new KirchhoffException("\"" + text + "\" is no master of Spark", "give --master spark://host:7077, yarn, k8s://https://host:6443 or local[*]");
		}
	}

	/** As Spark takes it; without a number behind it, {@code local} would try nothing twice. */
	String argument() {
		var local = LOCAL.matcher(text);
		if (!local.matches() || local.group(2) != null) {
			return text;
		}
		return "local[" + (local.group(1) == null ? "1" : local.group(1)) + "," + ATTEMPTS + "]";
	}

	boolean isYarn() {
		return text.equals("yarn");
	}

	/**
	 * Spark itself would try for a minute.
	 *
	 * @throws KirchhoffException if nobody listens at any of a standalone cluster's addresses
	 */
	void reach() {
		if (!STANDALONE.matcher(text).matches()) {
			return;
		}
		var complaints = new ArrayList<String>();
		for (var address : addresses()) {
			try (var socket = new Socket()) {
				socket.connect(address, CONNECT_MILLIS);
				return;
			} catch (IOException e) {
				complaints.add(address.getHostString() + ":" + address.getPort() + ": " + (address.isUnresolved() ? "unknown host" : e.getMessage()));
			}
		}
		throw new KirchhoffException("Spark's master does not answer (" + String.join("; ", complaints) + ")",
				"start it (sbin/start-master.sh), or correct --master: its web page, often at port 8080, shows the address");
	}

	private List<InetSocketAddress> addresses() {
		var addresses = new ArrayList<InetSocketAddress>();
		for (var address : text.substring("spark://".length()).split(",")) {
			var colon = address.lastIndexOf(':');
			var port = Integer.parseInt(address.substring(colon + 1));
			if (port > 0xffff) {
				throw new KirchhoffException("\"" + text + "\" is no master of Spark", "a port is at most 65535");
			}
			addresses.add(new InetSocketAddress(address.substring(0, colon), port));
		}
		return addresses;
	}
}
