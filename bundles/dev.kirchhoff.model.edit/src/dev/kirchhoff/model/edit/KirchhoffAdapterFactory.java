// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.edit;

import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.emf.common.notify.Notifier;
import org.eclipse.emf.edit.provider.IItemLabelProvider;

import dev.kirchhoff.model.provider.KirchhoffItemProviderAdapterFactory;

/** The generated item providers with our {@link Labels} and {@link Icons}. The one to use and to register. */
public class KirchhoffAdapterFactory extends KirchhoffItemProviderAdapterFactory {
	private final Labels labels;
	private final Adapter labelAdapter;

	public KirchhoffAdapterFactory() {
		this(new Labels());
	}

	public KirchhoffAdapterFactory(Labels labels) {
		this.labels = labels;
		this.labelAdapter = new ElementLabelAdapter(labels);
	}

	public Labels labels() {
		return labels;
	}

	/** The generated provider is attached all the same: it tells views when a label has changed. */
	@Override
	public Adapter adapt(Notifier notifier, Object type) {
		var adapter = super.adapt(notifier, type);
		return adapter != null && type == IItemLabelProvider.class ? labelAdapter : adapter;
	}
}
