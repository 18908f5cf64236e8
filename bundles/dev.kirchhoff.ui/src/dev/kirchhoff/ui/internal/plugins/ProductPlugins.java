// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;

import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plugins.Change;
import dev.kirchhoff.plugins.Installation.Offer;
import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.plugins.Trust;

/** Those of the running product. */
final class ProductPlugins implements PluginAccess {
	@Override
	public List<Plugin> installed() {
		return List.of();
	}

	@Override
	public Optional<String> obstacle() {
		return Optional.of("WAITING FOR p");
	}

	@Override
	public Path dropins() {
		return Path.of("dropins").toAbsolutePath();
	}

	@Override
	public List<Offer> offers(URI source, IProgressMonitor monitor) {
		return List.of();
	}

	@Override
	public List<Change> install(URI source, Collection<String> ids, Trust trust, IProgressMonitor monitor) {
		return List.of();
	}

	@Override
	public List<Change> update(Collection<String> ids, Trust trust, IProgressMonitor monitor) {
		return List.of();
	}

	@Override
	public List<Change> remove(Collection<String> ids, IProgressMonitor monitor) {
		return List.of();
	}

	@Override
	public List<Problem> check(Plugin plugin, IProgressMonitor monitor) {
		return List.of();
	}
}
