// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.query.IQueryable;

import dev.kirchhoff.api.KirchhoffException;

/** Places where plug-ins come from, made such that p2 can read them: sites, zips of sites, single jars, near or far. Closing forgets what was made. */
final class Sources implements AutoCloseable {
	private static final Set<String> INDEXES = Set.of("p2.index", "content.jar", "content.xml", "content.xml.xz", "compositeContent.jar", "compositeContent.xml");
	private static final int CONNECT_SECONDS = 30;

	private final Provisioning p2;
	private final List<URI> made = new ArrayList<>();
	private final List<URI> seen = new ArrayList<>();
	private Path temporary;

	/**
	 * A place that could be read.
	 *
	 * @param given      as the user named it
	 * @param repository as p2 names it
	 * @param units      all that is there
	 */
	record Source(URI given, URI repository, IQueryable<IInstallableUnit> units) {
	}

	Sources(Provisioning p2) {
		this.p2 = p2;
	}

	/** @throws KirchhoffException if nothing can be read there */
	Source load(URI given, IProgressMonitor monitor) {
		var uri = given;
		try {
			var repository = repository(uri, monitor);
			boolean known = p2.metadata().contains(repository);
			var units = known ? p2.metadata().refreshRepository(repository, monitor) : p2.metadata().loadRepository(repository, monitor);
			if (!known && !made.contains(repository)) {
				seen.add(repository);
			}
			return new Source(given, repository, units);
		} catch (ProvisionException | IOException e) {
			throw Failure.site(given, e);
		} catch (OperationCanceledException e) {
			throw Cancelled.of(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw Cancelled.of(e);
		}
	}

	private URI repository(URI uri, IProgressMonitor monitor) throws ProvisionException, IOException, InterruptedException {
		var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
		switch (scheme) {
			case "http", "https" -> {
				if (uri.getHost() == null) {
					throw new KirchhoffException(uri + " is not an address", "write it as https://host/path");
				}
				return isFile(uri) ? ofFile(download(uri, monitor), uri, monitor) : slashed(uri);
			}
			case "file" -> {
				var path = path(uri);
				if (!Files.exists(path)) {
					throw new KirchhoffException("there is no " + path, "give the folder, the zip or the jar as it is called");
				}
				return Files.isDirectory(path) ? ofFolder(path) : ofFile(path, uri, monitor);
			}
			case "jar" -> {
				return uri;
			}
			default -> throw new KirchhoffException(uri + " is not a place that can be read", "give a p2 site (folder, http or https), a zip of one, or a plug-in's jar");
		}
	}

	private static Path path(URI uri) {
		try {
			return Path.of(uri);
		} catch (IllegalArgumentException e) {
			throw new KirchhoffException(uri + " is not the name of a file: " + e.getMessage(), "write it as file:///folder/file, or as a path");
		}
	}

	private static boolean isFile(URI uri) {
		var path = uri.getPath() == null ? "" : uri.getPath().toLowerCase(Locale.ROOT);
		return path.endsWith(".jar") || path.endsWith(".zip");
	}

	private static URI slashed(URI uri) {
		return uri.getPath() == null || uri.getPath().endsWith("/") ? uri : uri.resolve(uri.getRawPath() + "/");
	}

	private URI ofFolder(Path folder) {
		if (INDEXES.stream().noneMatch(index -> Files.exists(folder.resolve(index)))) {
			throw noSite(folder.toString());
		}
		return folder.toFile().toURI();
	}

	static KirchhoffException noSite(String place) {
		return new KirchhoffException("there is no p2 site in " + place, "give the folder that has a content.jar or p2.index, a zip of it, or a plug-in's jar");
	}

	private URI ofFile(Path file, URI given, IProgressMonitor monitor) throws ProvisionException, IOException {
		try (var zip = new ZipFile(file.toFile())) {
			var index = zip.stream().map(entry -> entry.getName()).filter(name -> INDEXES.contains(name.substring(name.lastIndexOf('/') + 1)))
					.min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
			if (index.isPresent()) {
				return jar(file, index.get().substring(0, index.get().lastIndexOf('/') + 1));
			}
		} catch (ZipException e) {
			throw new KirchhoffException(display(given) + " is neither a jar nor a zip", "get it again: it may have been cut off", e);
		}
		if (!Publishing.isPlugin(file) && !Publishing.isFeature(file)) {
			throw new KirchhoffException(display(given) + " is neither a plug-in nor the zip of a p2 site",
					"a plug-in's jar has a Bundle-SymbolicName in its manifest, a site a content.jar");
		}
		var folder = Files.createDirectory(temporary().resolve("site-" + made.size()));
		made.add(folder.toFile().toURI());
		new Publishing(p2).publish(List.of(file), folder, file.getFileName().toString(), monitor);
		return folder.toFile().toURI();
	}

	private static URI jar(Path file, String folder) {
		try {
			return new URI("jar:" + file.toFile().toURI() + "!/" + new URI(null, null, folder, null).getRawPath());
		} catch (URISyntaxException e) {
			throw new IllegalArgumentException(file.toString(), e);
		}
	}

	private Path download(URI uri, IProgressMonitor monitor) throws IOException, InterruptedException {
		var name = uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
		monitor.subTask("fetching " + name);
		var target = Files.createTempDirectory(temporary(), "download").resolve(name);
		try (var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(Duration.ofSeconds(CONNECT_SECONDS)).build()) {
			var pending = client.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofFile(target));
			while (!pending.isDone()) {
				if (monitor.isCanceled()) {
					pending.cancel(true);
					client.shutdownNow();
					throw Cancelled.of(null);
				}
				Thread.sleep(20);
			}
			var answer = pending.join();
			if (answer.statusCode() != 200) {
				throw new KirchhoffException(uri + " cannot be read: the server answers " + answer.statusCode(), "check the address");
			}
			return target;
		} catch (java.util.concurrent.CompletionException e) {
			throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
		}
	}

	private Path temporary() throws IOException {
		if (temporary == null) {
			temporary = Files.createTempDirectory("kirchhoff-plugins");
		}
		return temporary;
	}

	/** As a person would write it. */
	static String display(URI uri) {
		return "file".equals(uri.getScheme()) ? Path.of(uri).toString() : uri.toString();
	}

	/** p2 keeps the sites that it has come to know, so that the workbench finds updates there. */
	void keep() {
		seen.clear();
	}

	@Override
	public void close() {
		made.forEach(p2::forget);
		seen.forEach(p2::forget);
		p2.settle();
		if (temporary != null) {
			try (var files = Files.walk(temporary)) {
				for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			} catch (IOException e) {
				temporary.toFile().deleteOnExit(); // somebody reads it still
			}
		}
	}
}
