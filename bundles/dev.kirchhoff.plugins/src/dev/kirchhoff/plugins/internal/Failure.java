// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.equinox.p2.core.ProvisionException;

import dev.kirchhoff.api.KirchhoffException;

/** What p2 says when something fails, as a person wants to hear it. */
final class Failure {
	private static final int MOST = 3;

	private Failure() {
	}

	/** Of a site that could not be read. */
	static KirchhoffException site(URI site, Exception e) {
		var place = Sources.display(site);
		var cause = cause(e);
		if (cause != null) {
			var local = site.getScheme() == null || site.getScheme().equals("file") || site.getScheme().equals("jar");
			return new KirchhoffException(place + " cannot be read: " + words(cause), local ? "check the file" : "check the address and the network", e);
		}
		if (e instanceof ProvisionException provision && provision.getStatus().getCode() == ProvisionException.REPOSITORY_NOT_FOUND) {
			return Sources.noSite(place);
		}
		return new KirchhoffException(place + " cannot be read: " + (e instanceof CoreException core ? words(core.getStatus()) : String.valueOf(e.getMessage())), "check that it is a p2 site", e);
	}

	/** The innermost exception that says why there was no answer. */
	private static IOException cause(Throwable e) {
		IOException found = null;
		int depth = 0;
		for (var one = e; one != null && depth < 30; one = next(one), depth++) {
			if (one instanceof IOException io && !(io instanceof FileNotFoundException) && !(io instanceof NoSuchFileException)) {
				found = io;
			}
		}
		return found;
	}

	private static Throwable next(Throwable e) {
		return e.getCause() != null ? e.getCause() : e instanceof CoreException core && core.getStatus().getException() != e ? core.getStatus().getException() : null;
	}

	private static String words(IOException e) {
		return switch (e) {
			case UnknownHostException _ -> "there is no host of that name";
			case ConnectException _ -> "nobody answers there" + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")");
			case NoRouteToHostException _ -> "there is no way to that host";
			case SocketTimeoutException _ -> "it does not answer in time";
			case SSLHandshakeException _ -> "its certificate is not accepted (" + e.getMessage() + ")";
			case SSLException _ -> "no secure connection comes about (" + e.getMessage() + ")";
			default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
		};
	}

	/** The innermost messages of a status, which say what it is about. */
	static String words(IStatus status) {
		var leaves = new ArrayList<String>();
		leaves(status, leaves);
		return leaves.stream().filter(line -> !line.startsWith("session context was")).distinct().limit(MOST).collect(Collectors.joining("; "));
	}

	private static void leaves(IStatus status, List<String> leaves) {
		if (status.getChildren().length > 0) {
			for (var child : status.getChildren()) {
				if (child.getSeverity() >= IStatus.ERROR) {
					leaves(child, leaves);
				}
			}
			if (!leaves.isEmpty()) {
				return;
			}
		}
		var message = status.getMessage() == null || status.getMessage().isBlank() ? String.valueOf(status.getException()) : status.getMessage();
		leaves.add(message.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.$", ""));
	}
}
