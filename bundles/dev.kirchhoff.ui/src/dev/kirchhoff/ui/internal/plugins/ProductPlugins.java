// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plugins.Change;
import dev.kirchhoff.plugins.Dropins;
import dev.kirchhoff.plugins.Installation;
import dev.kirchhoff.plugins.Installation.Offer;
import dev.kirchhoff.plugins.Installations;
import dev.kirchhoff.plugins.Inventory;
import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.plugins.Trust;

/** Those of the running product. */
final class ProductPlugins implements PluginAccess {
	private volatile Consumer<String> warnings = _ -> {
	};
	private final Installation installation = Installations.ofProduct(warning -> warnings.accept(warning));

	@Override
	public void hear(Consumer<String> listener) {
		warnings = listener;
	}

	@Override
	public List<Plugin> installed() {
		return Inventory.ofPlatform().plugins();
	}

	@Override
	public Optional<String> obstacle() {
		return installation.obstacle().map(KirchhoffException::line).map(ProductPlugins::sentence);
	}

	private static String sentence(String line) {
		return Character.toUpperCase(line.charAt(0)) + line.substring(1) + ".";
	}

	@Override
	public Path dropins() {
		try {
			return Files.createDirectories(Dropins.folder());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Override
	public List<Offer> offers(URI source, IProgressMonitor monitor) {
		return installation.offers(source, monitor);
	}

	@Override
	public List<Change> install(URI source, Collection<String> ids, Trust trust, IProgressMonitor monitor) {
		return installation.install(source, ids, trust, monitor);
	}

	@Override
	public List<Change> update(Collection<String> ids, Trust trust, IProgressMonitor monitor) {
		return installation.update(ids, List.of(), trust, monitor);
	}

	@Override
	public List<Change> remove(Collection<String> ids, IProgressMonitor monitor) {
		var plugins = ids.stream().filter(id -> !Dropins.discard(id)).toList();
		var dropped = Dropins.remove(plugins);
		var installed = plugins.stream().filter(id -> dropped.stream().noneMatch(change -> change.id().equals(id))).toList();
		return installed.isEmpty() ? dropped : Stream.concat(dropped.stream(), installation.remove(installed, monitor).stream()).toList();
	}

	@Override
	public List<Problem> check(Plugin plugin, IProgressMonitor monitor) {
		return PluginCheck.of(plugin, monitor);
	}
}
