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

import org.eclipse.core.runtime.IProgressMonitor;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plugins.Change;
import dev.kirchhoff.plugins.Dropins;
import dev.kirchhoff.plugins.Installation;
import dev.kirchhoff.plugins.Installation.Offer;
import dev.kirchhoff.plugins.Inventory;
import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.plugins.Trust;

/** Those of the running product. */
final class ProductPlugins implements PluginAccess {
	@Override
	public List<Plugin> installed() {
		return Inventory.ofPlatform().plugins();
	}

	@Override
	public Optional<String> obstacle() {
		try {
			installation();
			return Optional.empty();
		} catch (KirchhoffException e) {
			return Optional.of(e.line());
		}
	}

	private static Installation installation() {
		throw new KirchhoffException("this Kirchhoff has not been installed, it runs from its sources", "install plug-ins into a product, or put their jars into the folder dropins");
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
		return installation().offers(source, monitor);
	}

	@Override
	public List<Change> install(URI source, Collection<String> ids, Trust trust, IProgressMonitor monitor) {
		return installation().install(source, ids, trust, monitor);
	}

	@Override
	public List<Change> update(Collection<String> ids, Trust trust, IProgressMonitor monitor) {
		return installation().update(ids, List.of(), trust, monitor);
	}

	@Override
	public List<Change> remove(Collection<String> ids, IProgressMonitor monitor) {
		return installation().remove(ids, monitor);
	}

	@Override
	public List<Problem> check(Plugin plugin, IProgressMonitor monitor) {
		return DeviceCheck.of(plugin, monitor);
	}
}
